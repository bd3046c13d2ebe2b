import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Finding } from '../../checker/finding.js';
import type { LawResult } from '../../checker/checker.js';
import { LAWS } from '../../checker/laws/laws.js';
import type { SignedCheckpoint } from '../../transparency-log/checkpoint.js';
import type { VerifierKey } from '../../transparency-log/keys.js';
import { witnessedAt } from '../../transparency-log/cosignature.js';
import type { Policy } from '../../transparency-log/policy.js';
import { TILE } from '../../transparency-log/tiles.js';
import { hexOf } from '../../transparency-log/tree.js';
import { JudgeHere, type ActJudge } from '../judging/act-judge.js';
import { JudgeBeside } from '../judging/judge-beside.js';
import { Progress } from '../progress.js';
import { CliError, type Terminal } from '../terminal.js';
import { EventLines } from './event-lines.js';
import { linesOfFile } from './file-lines.js';
import { Held } from './held.js';
import { ProofFindings } from './proof-findings.js';
import { Restorations, type Restoration } from './restorations.js';
import { entriesFrom, isLog, logAt, type LogSource } from './served-log.js';
import { signedBy } from './signed.js';
import { ComparedTiles } from './compared-tiles.js';

/** What is checked, with what. */
export interface Asked {
  /** A file of events, one a line; or a log: its address, or its directory. */
  readonly what: string;
  readonly keys: readonly VerifierKey[];
  /** Which witnesses must have seen the checkpoint. */
  readonly policy?: Policy | undefined;
  /** The checkpoint of a file; of a log its own, if absent. */
  readonly checkpoint?: string | undefined;
  /** Files with checkpoints that were seen before, and with receipts. */
  readonly seen: readonly string[];
  readonly receipts: readonly string[];
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

/** So many bytes of events are judged in a thread of its own. */
const BESIDE_BYTES = 16 * 1024 * 1024;
/** A law that compares the events with a node's book, of which there is none here. */
const JUDGED = LAWS.filter(({ name }) => name !== 'holdings');

/** Checks a history with nothing but keys. Throws `CliError` where what is to be checked isn't there at all. */
export const verifyLog = async (asked: Asked, terminal: Terminal): Promise<Verified> => {
  const findings = new ProofFindings();
  const source = isLog(asked.what) ? logAt(asked.what, terminal) : undefined;
  if (!source && !existsSync(asked.what))
    throw new CliError(`There is no ${asked.what}: name a file of events, a log's directory or its address.`);
  const { text, place } = await checkpointOf(asked, source);
  const checkpoint = signedBy(asked.keys, text, place, findings);
  if (checkpoint && asked.policy) checkWitnesses(checkpoint, asked.policy, findings);
  const kept = (paths: readonly string[]): { name: string; text: string }[] =>
    paths.map((path) => ({ name: basename(path), text: textOf(path) }));
  const held = new Held(findings, asked.keys, { checkpoints: kept(asked.seen), receipts: kept(asked.receipts) });
  const judge = new Judging(source ? 0 : statSync(asked.what).size);
  const restorations = new Restorations();
  const history = new EventLines(findings, (act) => {
    judge.act(act);
    restorations.act(act);
  });
  const progress = new Progress(terminal, 'events', checkpoint && Number(checkpoint.size));
  const take = (bytes: Uint8Array): Uint8Array => {
    const leaf = history.take(bytes);
    held.at(history.size, leaf, () => history.root);
    return leaf;
  };
  try {
    const pages = source ? (checkpoint ? served(source, checkpoint, findings, take) : []) : filed(asked.what, findings, take);
    for await (const size of pages) {
      progress.at(Number(size));
      await judge.room();
    }
    progress.end();
    held.end(history.size);
    if (checkpoint) compareRoot(checkpoint, history, findings);
    if (checkpoint) restorations.checkLog(checkpoint, findings);
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

const checkpointOf = async ({ what, checkpoint }: Asked, source: LogSource | undefined): Promise<{ text: string; place: string }> => {
  if (checkpoint !== undefined) return { text: textOf(checkpoint), place: basename(checkpoint) };
  const bytes = await source?.('checkpoint');
  if (bytes) return { text: Buffer.from(bytes).toString('utf8'), place: 'checkpoint' };
  throw new CliError(`${what} has no checkpoint beside it: give the signed one with --checkpoint, as \`GET .../log/checkpoint\` has it.`);
};

type Take = (bytes: Uint8Array) => Uint8Array;

async function* filed(path: string, findings: ProofFindings, take: Take): AsyncGenerator<bigint> {
  let size = 0n;
  for await (const page of linesOfFile(path)) {
    for (const { bytes, isEnded } of page) {
      if (!isEnded) findings.add('event', size, 'a line that ends with LF', `the file ends in its middle, after ${bytes.length} bytes`);
      take(bytes);
      size += 1n;
    }
    yield size;
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

const compareRoot = ({ size, root }: SignedCheckpoint, history: EventLines, findings: ProofFindings): void => {
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

/** The checker, from the first act on: its registry is the one that this is of. */
class Judging {
  registry: string | null = null;
  private judge: ActJudge | undefined;
  private beside: JudgeBeside | undefined;

  constructor(private readonly bytes: number) {}

  act(act: readonly string[]): void {
    if (!this.judge) {
      const registry = /"registry":"([^"]*)"/.exec(act[0] ?? '')?.[1] ?? '';
      this.registry = registry;
      if (this.bytes >= BESIDE_BYTES) this.beside = new JudgeBeside({ registry, laws: JUDGED.map(({ name }) => name) });
      this.judge = this.beside ?? new JudgeHere(registry, JUDGED);
    }
    this.judge.act(act);
  }

  async room(): Promise<void> {
    await this.beside?.room();
  }

  async laws(): Promise<readonly LawResult[]> {
    return (await this.judge?.result())?.laws ?? [];
  }

  async close(): Promise<void> {
    await this.beside?.close();
  }
}
