import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DirectoryLock } from '../../event-store/directory-lock.js';
import { EventPages } from '../../event-store/event-pages.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import { startCatalogue } from '../../ledger/start-catalogue.js';
import { AcceptedLoss } from '../../node/accepted-loss.js';
import { knowledgeIn, laterThan, MADE_OF_EVENTS, setAside, type Knowledge } from '../../node/later-knowledge.js';
import type { Target } from '../act.js';
import { checkHashes, flush } from '../backup/files.js';
import { foldedEvents } from '../backup/folded.js';
import { BACKED_UP, readManifest, type Manifest } from '../backup/manifest.js';
import { stage, stagedIn } from '../backup/staged.js';
import { calledAs, quoted } from '../invocation.js';
import { Progress } from '../progress.js';
import { grouped } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';

interface Options extends Target {
  /** Goes on without events that files in the directory remember. */
  readonly acceptLoss?: boolean;
}

/** What SQLite had beside an event file that is gone: it belongs to no other. */
const LEFT_BEHIND = ['-wal', '-shm', '-journal'].map((suffix) => `events.sqlite${suffix}`);

/**
 * `sextant restore`: puts a backup into a data directory that no node serves, once every byte and every event of it is what its manifest
 * says. It never writes over events, and where files in the directory remember later ones it goes on only with `--accept-loss`.
 */
export const restore = async (from: string, options: Options, terminal: Terminal): Promise<number> => {
  const { url, data, acceptLoss = false } = options;
  if (url !== undefined || data === undefined)
    throw new CliError('Name the directory to restore into with --data: a new one, or one of a stopped node.');
  mkdirSync(data, { recursive: true });
  const lock = new DirectoryLock(data);
  let codes: string[] = [];
  try {
    codes = await stage(from, data);
    const catalogue = startCatalogue();
    const restoring: Restoring[] = [];
    for (const code of codes) restoring.push(await checked(code, data, acceptLoss, catalogue, terminal));
    for (const one of restoring) put(one, data, terminal);
  } finally {
    for (const code of codes) rmSync(stagedIn(data, code), { recursive: true, force: true });
    lock.release();
  }
  terminal.out(
    `\`${calledAs(terminal)} serve --data ${quoted(data)}\` serves it. Say to whoever holds later answers that they are gone.\n`,
  );
  return EXIT.ok;
};

interface Restoring {
  readonly manifest: Manifest;
  /** What remembers events that the backup hasn't. */
  readonly later: Knowledge | undefined;
}

/** Everything that can be wrong with a registry's backup, or with putting it there. Throws `CliError`, `DamagedFile`. */
const checked = async (code: string, data: string, acceptLoss: boolean, catalogue: Catalogue, terminal: Terminal): Promise<Restoring> => {
  const [target, staged] = [join(data, code), stagedIn(data, code)];
  const events = join(target, BACKED_UP[0]);
  if (existsSync(events))
    throw new CliError(
      `${events} is there already, and a restore writes over nothing. Move ${target} away first, and keep it. Nothing was changed.`,
    );
  const manifest = readManifest(staged);
  if (manifest.registry !== code) throw new CliError(`The backup of ${code} says that it is of ${manifest.registry}. Nothing was changed.`);
  await checkHashes(staged, manifest.files);
  const progress = new Progress(terminal, `${code}, events checked`, Number(manifest.size));
  const found = foldedEvents(join(staged, BACKED_UP[0]), code, catalogue, (seen) => progress.at(seen));
  progress.end();
  for (const member of ['size', 'root', 'lastId'] as const)
    if (found[member] !== manifest[member])
      throw new CliError(
        `The backup of ${code} has ${member} ${found[member]}, and its manifest says ${manifest[member]}. Nothing was changed.`,
      );
  const later = laterThanStaged(target, staged, BigInt(manifest.size) - 1n);
  if (later && !acceptLoss)
    throw new CliError(
      `${later.path} was made of events up to revision ${later.revision}, and not of those of this backup, which ends at ${BigInt(manifest.size) - 1n}. ` +
        'Look for a newer backup. Where those events are lost for good, restore with --accept-loss: the ledger then says so. Nothing was changed.',
    );
  return { manifest, later };
};

const laterThanStaged = (target: string, staged: string, last: bigint): Knowledge | undefined => {
  if (!existsSync(target)) return undefined;
  const pages = new EventPages({ directory: staged });
  try {
    return laterThan(knowledgeIn(target), { last, idAt: (revision) => pages.idAt(Number(revision)) });
  } finally {
    pages.close();
  }
};

/** Puts the files in their place, the events last: until then a node finds no registry there. */
const put = ({ manifest, later }: Restoring, data: string, terminal: Terminal): void => {
  const { registry, size, root, files } = manifest;
  const [target, staged] = [join(data, registry), stagedIn(data, registry)];
  mkdirSync(target, { recursive: true });
  const aside = setAside(target, [...LEFT_BEHIND, ...(later ? MADE_OF_EVENTS : [])]);
  if (existsSync(aside)) terminal.out(`${registry}: what belonged to other events is in ${aside}\n`);
  if (later)
    new AcceptedLoss(target).set({ last: size === '0' ? null : String(BigInt(size) - 1n), known: String(later.revision), id: later.id });
  for (const { name } of [...files].reverse()) renameSync(join(staged, name), join(target, name));
  flush(target);
  terminal.out(`${registry}: ${grouped(size)} events are back, root ${root}.\n`);
};
