import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EventPages } from '../../event-store/event-pages.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import type { Lost } from '../../node/accepted-loss.js';
import { knowledgeIn, laterThan, type Knowledge } from '../../node/later-knowledge.js';
import { lastCheckpoint } from '../../node/log/checkpoint-file.js';
import { CHECKPOINT } from '../../node/log/log-files.js';
import { epochOf, filesOf } from '../../node/log/log-place.js';
import type { SignedCheckpoint } from '../../transparency-log/checkpoint.js';
import { Progress } from '../progress.js';
import { CliError, type Terminal } from '../terminal.js';
import { foldedEvents, type Folded } from './folded.js';
import { epochIn, headOfPeer, headOfWitness, laterHead, type Head } from './known-heads.js';
import type { Manifest } from './manifest.js';
import { checkpointIn, checkSealedOver } from './sealed.js';

/** Whom a restore compares with, and what its operator said. */
export interface Comparing {
  readonly peers: readonly string[];
  readonly witnesses: readonly string[];
  readonly acceptLoss: boolean;
  /** The how many-th log of the registry is given up, where more is known of it than any file says. */
  readonly fromEpoch: number | undefined;
  /** What is known beside that. */
  readonly heads?: readonly Head[];
}

/** What is put in its place. */
export interface Restoring {
  readonly manifest: Manifest;
  readonly checkpoint: SignedCheckpoint | undefined;
  /** What is given up: undefined where nothing is. */
  readonly lost: Lost | undefined;
}

/** Where a registry's backup stands, and where it is to be. */
export interface Places {
  readonly registry: string;
  readonly staged: string;
  readonly target: string;
}

/** Checks every event of a staged backup, and that nobody known has seen more. Throws `CliError`, `DamagedFile`. */
export const checkEvents = async (
  places: Places,
  manifest: Manifest,
  comparing: Comparing,
  catalogue: Catalogue,
  terminal: Terminal,
): Promise<Restoring> => {
  const { registry, staged, target } = places;
  const checkpoint = checkpointIn(manifest.checkpoint, `the backup of ${registry}`);
  const heads = await headsOf(places, checkpoint, comparing, terminal);
  const sizes = [...(checkpoint ? [checkpoint.size] : []), ...heads.map(({ size }) => size)];
  const progress = new Progress(terminal, `${registry}, events checked`, Number(manifest.size));
  const folded = foldedEvents({ path: join(staged, 'events.sqlite'), registry, sizes }, catalogue, (seen) => progress.at(seen));
  progress.end();
  for (const member of ['size', 'root', 'lastId'] as const)
    if (folded.events[member] !== manifest[member])
      throw new CliError(
        `The backup of ${registry} has ${member} ${folded.events[member]}, and its manifest says ${manifest[member]}. Nothing was changed.`,
      );
  checkSealedOver(folded, checkpoint, `The backup of ${registry}`);
  const [later, head] = [laterThanStaged(target, staged, folded), laterHead(heads, folded)];
  checkAccepted(folded, later, head, comparing);
  const lost = lostOf(places, folded, { later, head, heads, checkpoint }, comparing);
  return { manifest, checkpoint, lost };
};

const headsOf = async (
  { registry, target }: Places,
  checkpoint: SignedCheckpoint | undefined,
  { peers, witnesses, heads = [] }: Comparing,
  terminal: Terminal,
): Promise<Head[]> => {
  const own = existsSync(target) ? lastCheckpoint(filesOf(target)) : undefined;
  const others = await Promise.all([
    ...peers.map((url) => headOfPeer(url, registry, terminal)),
    ...(checkpoint ? witnesses.map((url) => headOfWitness(url, checkpoint, terminal)) : []),
  ]);
  const here = own && { place: join(filesOf(target).directory, CHECKPOINT), size: own.size, checkpoint: own };
  return [here, ...heads, ...others].filter((head) => head !== undefined);
};

const laterThanStaged = (target: string, staged: string, { events }: Folded): Knowledge | undefined => {
  if (!existsSync(target)) return undefined;
  const pages = new EventPages({ directory: staged });
  try {
    const known = knowledgeIn(target).filter(({ isRoot }) => !isRoot);
    return laterThan(known, { last: BigInt(events.size) - 1n, idAt: (revision) => pages.idAt(Number(revision)) });
  } finally {
    pages.close();
  }
};

const checkAccepted = ({ events }: Folded, later: Knowledge | undefined, head: Head | undefined, comparing: Comparing): void => {
  if (comparing.acceptLoss || (!later && !head)) return;
  const last = BigInt(events.size) - 1n;
  const what = later
    ? `${later.path} was made of events up to revision ${later.revision}, and not of those of this backup, which ends at ${last}. `
    : head && head.size > last + 1n
      ? `${head.place} has seen ${head.size} events signed, and this backup has ${events.size}. `
      : `${head?.place} has seen another history signed, of ${head?.size} events. `;
  throw new CliError(
    `${what}Look for a newer backup. Where those events are lost for good, restore with --accept-loss: the registry then goes on with another log, and says so in its next event. Nothing was changed.`,
  );
};

interface Known {
  readonly later: Knowledge | undefined;
  readonly head: Head | undefined;
  readonly heads: readonly Head[];
  readonly checkpoint: SignedCheckpoint | undefined;
}

/** What is given up: what somebody has seen beyond the backup; else, with --from-epoch, the log itself, which nobody can sign any more. */
const lostOf = (
  { registry, staged, target }: Places,
  { events }: Folded,
  { later, head, heads, checkpoint }: Known,
  { fromEpoch }: Comparing,
): Lost | undefined => {
  if (!later && !head && fromEpoch === undefined) return undefined;
  const named = [checkpoint, ...heads.map((one) => one.checkpoint)].filter((one) => one !== undefined);
  const epoch = Math.max(
    epochOf(staged),
    existsSync(target) ? epochOf(target) : 1,
    ...named.map(({ origin }) => epochIn(origin, registry)),
  );
  if (fromEpoch !== undefined && fromEpoch < epoch)
    throw new CliError(`--from-epoch ${fromEpoch}: log number ${epoch} of ${registry} is known already. Nothing was changed.`);
  const last = BigInt(events.size) - 1n;
  const known = [later?.revision ?? -1n, (head?.size ?? 0n) - 1n, last].reduce((most, one) => (one > most ? one : most));
  const id = later?.revision === known ? later.id : !later && !head ? events.lastId : null;
  return { last, known, id, checkpoint: head ? head.checkpoint : later ? undefined : checkpoint, epoch: fromEpoch ?? epoch };
};
