import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Finding } from '../../checker/finding.js';
import type { LawResult } from '../../checker/checker.js';
import type { SignedCheckpoint } from '../../transparency-log/checkpoint.js';
import type { VerifierKey } from '../../transparency-log/keys.js';
import { witnessedAt } from '../../transparency-log/cosignature.js';
import type { Policy } from '../../transparency-log/policy.js';
import { TILE } from '../../transparency-log/tiles.js';
import { hexOf } from '../../transparency-log/tree.js';
import { Progress } from '../progress.js';
import { CliError, type Terminal } from '../terminal.js';
import { ArchiveFault } from './archive.js';
import { EventLines } from './event-lines.js';
import { firstOf } from './first-of.js';
import { historyAt, type History } from './history-at.js';
import { Held } from './held.js';
import { Judging, type JudgeElsewhere } from './judging.js';
import { ProofFindings } from './proof-findings.js';
import { Published } from './published.js';
import { Restorations, type Restoration } from './restorations.js';
import { entriesFrom, isLog, logAt, type LogSource } from './served-log.js';
import { signedBy } from './signed.js';
import { ComparedTiles } from './compared-tiles.js';

/** What is checked, with what. */
export interface Asked {
  /** A file of events, one a line, or an archive of evidence; or a log: its address, or its directory. */
  readonly what: string;
  readonly keys: readonly VerifierKey[];
  /** Which witnesses must have seen the checkpoint. */
  readonly policy?: Policy | undefined;
  /** The checkpoint of a file; of a log its own, if absent. */
  readonly checkpoint?: string | undefined;
  /** Files with checkpoints that were seen before, and with receipts. */
  readonly seen: readonly string[];
  readonly receipts: readonly string[];
  /** Files with figures that were published. */
  readonly reports?: readonly string[];
  /** Who judges elsewhere than in this thread, where there is much to judge. */
  readonly beside?: JudgeElsewhere | undefined;
}

/** What a check came to. */
export interface Verified {
  readonly registry: string | null;
  /** The name of the log; null where no checkpoint of it is signed. */
  readonly origin: string | null;
  readonly events: string;
  readonly root: string;
  /** How many events, from the first, the laws were checked on. */
  readonly judged: string;
  /** Where events were given up, as the history says. */
  readonly restored: readonly Restoration[];
  readonly holds: boolean;
  readonly findings: readonly Finding[];
  readonly laws: readonly LawResult[];
}

/** Checks a history with nothing but keys. Throws `CliError` where what is to be checked isn't there at all. */
export const verifyLog = async (asked: Asked, terminal: Terminal): Promise<Verified> => {
  const findings = new ProofFindings();
  const source = isLog(asked.what) ? logAt(asked.what, terminal) : undefined;
  if (!source && !existsSync(asked.what))
    throw new CliError(`There is no ${asked.what}: name a file of events, an archive of evidence, a log's directory or its address.`);
  const file = source ? undefined : await historyAt(asked.what);
  try {
    return await verifyHistory(asked, { source, file }, findings, terminal);
  } finally {
    await file?.close();
  }
};

/** Where the history is: a log, or a file. */
interface Where {
  readonly source: LogSource | undefined;
  readonly file: History | undefined;
}

const verifyHistory = async (asked: Asked, where: Where, findings: ProofFindings, terminal: Terminal): Promise<Verified> => {
  const { source, file } = where;
  const { text, place } = await checkpointOf(asked, where);
  const checkpoint = signedBy(asked.keys, text, place, findings);
  if (checkpoint && asked.policy) checkWitnesses(checkpoint, asked.policy, findings);
  const kept = (paths: readonly string[]): { name: string; text: string }[] =>
    paths.map((path) => ({ name: basename(path), text: textOf(path) }));
  const held = new Held(findings, asked.keys, { checkpoints: kept(asked.seen), receipts: kept(asked.receipts) });
  const published = new Published(findings, kept(asked.reports ?? []));
  const judge = new Judging(file?.bytes ?? 0, published.isWanted ? undefined : asked.beside);
  const restorations = new Restorations();
  const history = new EventLines(findings, (act) => {
    judge.act(act);
    restorations.act(act);
    if (published.isWanted) published.act(act, history.size - 1n, () => judge.holdings);
  });
  const progress = new Progress(terminal, 'events', checkpoint && Number(checkpoint.size));
  const take = (bytes: Uint8Array): Uint8Array => {
    const leaf = history.take(bytes);
    held.at(history.size, leaf, () => history.root);
    return leaf;
  };
  try {
    const pages = source ? (checkpoint ? served(source, checkpoint, findings, take) : []) : filed(file, checkpoint?.size, findings, take);
    for await (const size of pages) {
      progress.at(Number(size));
      await judge.room();
    }
    progress.end();
    const over = checkpoint && (firstOf(file?.consistency, checkpoint) ?? checkpoint);
    held.end(history.size, over?.size === history.size ? checkpoint?.size : undefined);
    published.end(history.size);
    if (over) compareRoot(over, history, findings);
    if (checkpoint && history.size >= checkpoint.size) restorations.checkLog(checkpoint, findings);
    const laws = await judge.laws();
    return {
      ...{ registry: judge.registry, origin: checkpoint?.origin ?? null, events: String(history.size), root: history.root },
      restored: restorations.all,
      ...{ judged: String(history.judged), findings: [...findings.kept, ...laws.flatMap((law) => law.findings)], laws },
      holds: findings.count === 0 && laws.every(({ found }) => found === 0),
    };
  } finally {
    await judge.close();
  }
};

const textOf = (path: string): string => {
  if (!existsSync(path)) throw new CliError(`There is no ${path}.`);
  return readFileSync(path, 'utf8');
};

const checkpointOf = async ({ what, checkpoint }: Asked, { source, file }: Where): Promise<{ text: string; place: string }> => {
  if (checkpoint !== undefined) return { text: textOf(checkpoint), place: basename(checkpoint) };
  if (file?.checkpoint !== undefined) return { text: file.checkpoint, place: 'checkpoint' };
  const bytes = await source?.('checkpoint');
  if (bytes) return { text: Buffer.from(bytes).toString('utf8'), place: 'checkpoint' };
  throw new CliError(`${what} has no checkpoint beside it: give the signed one with --checkpoint, as \`GET .../log/checkpoint\` has it.`);
};

type Take = (bytes: Uint8Array) => Uint8Array;

/** So many lines more than were signed are read and found one by one: whatever comes then is no more of the history. */
const MOST_MORE = 10_000n;

async function* filed(file: History | undefined, signed: bigint | undefined, findings: ProofFindings, take: Take): AsyncGenerator<bigint> {
  let size = 0n;
  try {
    for await (const page of file?.lines() ?? []) {
      for (const { bytes, isEnded } of page) {
        if (!isEnded) findings.add('event', size, 'a line that ends with LF', `the file ends in its middle, after ${bytes.length} bytes`);
        take(bytes);
        size += 1n;
      }
      yield size;
      if (signed !== undefined && size > signed + MOST_MORE) return;
    }
  } catch (error) {
    if (!(error instanceof ArchiveFault)) throw error;
    findings.add('archive', size, 'the events as they were packed', error.message);
  }
}

async function* served(source: LogSource, { size }: SignedCheckpoint, findings: ProofFindings, take: Take): AsyncGenerator<bigint> {
  const tiles = new ComparedTiles(source, findings);
  for (let index = 0n; index * BigInt(TILE) < size; index += 1n) {
    const entries = await entriesFrom(source, index, size);
    if (!entries) return findings.add('tile', index * BigInt(TILE), `the entries of bundle ${index}`, 'they are not there, or not whole');
    for (const entry of entries) tiles.take(take(entry));
    const end = (index + 1n) * BigInt(TILE);
    await tiles.compare(end >= size);
    yield end < size ? end : size;
  }
}

const compareRoot = ({ size, root }: Pick<SignedCheckpoint, 'size' | 'root'>, history: EventLines, findings: ProofFindings): void => {
  const signed = `${size} events with the root ${hexOf(root)}, as were signed`;
  if (history.size !== size) return findings.add('root', history.size < size ? history.size : size, signed, `${history.size} events`);
  if (history.root !== hexOf(root)) findings.add('root', size - 1n, signed, `the root ${history.root}`);
};

const checkWitnesses = ({ note, size }: SignedCheckpoint, { isMet, quorum }: Policy, findings: ProofFindings): void => {
  const seenBy: string[] = [];
  const hasSeen = (key: VerifierKey): boolean => {
    const isSeen = witnessedAt(note, key) !== undefined;
    if (isSeen) seenBy.push(key.name);
    return isSeen;
  };
  if (!isMet(hasSeen))
    findings.add('witnesses', size - 1n, `seen by the quorum ${quorum}`, `seen by ${seenBy.join(', ') || 'none of them'}`);
};
