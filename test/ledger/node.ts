import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from '@jest/globals';
import { Book } from '../../src/domain/book/book.js';
import { happened, type DomainEvent } from '../../src/domain/message/message.js';
import { Refusal } from '../../src/domain/kernel/refusal.js';
import { WriterStarted } from '../../src/domain/registry/writer-started.js';
import { EventFile } from '../../src/event-store/event-file.js';
import type { StoredAct } from '../../src/event-store/event-store.js';
import type { ForeignChecks } from '../../src/ledger/foreign.js';
import type { ClockChecks } from '../../src/ledger/clock.js';
import { commandHash } from '../../src/ledger/hashes.js';
import { Ledger } from '../../src/ledger/ledger.js';
import type { Answer, Done, Request } from '../../src/ledger/request.js';
import type { Restored } from '../../src/ledger/writer.js';
import { seal } from '../../src/ledger/seal.js';
import { actsIn } from '../support/acts-in.js';
import { digest, digestOfFold } from '../support/book-digest.js';
import { catalogue } from '../support/scenario.js';
import { LossyStore } from './lossy-store.js';

export type Options = Partial<Pick<Request, 'actor' | 'key' | 'ifMatch' | 'dryRun'>>;

/** A ledger on a lossy store in front of an event file, with a clock that is set by hand. */
export interface Node {
  readonly ledger: Ledger;
  readonly store: LossyStore;
  readonly file: EventFile;
  readonly clock: { ms: number };
  /** The faults for which the ledger asked its process to end. */
  readonly stopped: unknown[];
}

const nodes: Node[] = [];
const directories: string[] = [];

/** After each test: what every node has on file makes the very book it ended with. */
export const everyNodeReplays = (): void => {
  afterEach(async () => {
    const known = catalogue();
    for (const { ledger, file } of nodes.splice(0)) {
      if (ledger.revision === file.size - 1n)
        expect(digestOfFold(new Book(ledger.book.code), known, actsIn(file))).toBe(digest(ledger.book));
      await file.close();
    }
    for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
  });
};

export const temporaryDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'sextant-ledger-'));
  directories.push(directory);
  return directory;
};

interface Settings {
  readonly path?: string;
  readonly name?: string;
  readonly patience?: number;
  /** Real time instead of the clock set by hand. */
  readonly realTime?: boolean;
  /** Whether `WriterStarted` is said at once; the first command does it otherwise. */
  readonly writing?: boolean;
  /** Whether trials may be opened here. */
  readonly trials?: boolean;
  readonly clockChecks?: ClockChecks;
  readonly foreign?: ForeignChecks;
  /** What was lost of the registry, as its operator said. */
  readonly restored?: Restored;
  readonly standby?: boolean;
  /** Where callers may be sent on to. */
  readonly peers?: readonly string[];
}

/** A node on an empty or an existing file. */
export const start = async ({
  path = ':memory:',
  name = 'node-1',
  patience = 5_000,
  realTime = false,
  writing = true,
  trials = true,
  ...parts
}: Settings = {}): Promise<Node> => {
  const clock = { ms: Date.parse('2026-06-01T00:00:00.000Z') };
  const file = new EventFile(path);
  const store = new LossyStore(file);
  const stopped: unknown[] = [];
  const ledger = Ledger.read({
    book: new Book('UN01'),
    store,
    file,
    catalogue: catalogue(),
    clock: realTime ? () => Date.now() : () => clock.ms,
    node: { node: name, url: `http://${name}`, build: 'test' },
    trials,
    patience,
    ...parts,
    stop: (error) => stopped.push(error),
  });
  if (writing) await ledger.startWriting();
  const node = { ledger, store, file, clock, stopped };
  nodes.push(node);
  return node;
};

/** A node with a trial registry, `dev` and `dev-two` its administrators. */
export const opened = async (settings?: Settings): Promise<Node> => {
  const node = await start(settings);
  await accept(node, 'open-registry', { kind: 'mechanism', operator: 'Operator', administrators: ['dev', 'dev-two'], trial: true });
  return node;
};

let keys = 0;

export const request = (name: string, data: object, options: Options = {}): Request => {
  const known = catalogue();
  const key = options.dryRun ? undefined : `key-${(keys += 1)}-of-test`;
  return { name, data: known.read(name, data), actor: 'dev', key, hash: commandHash(name, data), ...options };
};

export const ask = async (node: Node, name: string, data: object, options?: Options): Promise<Answer> =>
  node.ledger.execute(request(name, data, options));

/** The act of a command that must be accepted. */
export const accept = async (node: Node, name: string, data: object, options?: Options): Promise<Done> =>
  done(await ask(node, name, data, options));

export const done = (answer: Answer | undefined): Done => {
  if (answer === undefined || answer instanceof Refusal) throw new Error(`refused: ${answer?.code}`);
  return answer;
};

/** In a word: the refusal, `replayed`, or `accepted`. */
export const said = (answer: Answer | undefined): string | undefined => {
  if (answer instanceof Refusal) return answer.code;
  return answer && (answer.replayed ? 'replayed' : 'accepted');
};

/** An act of another node, as it would reach the file from a server. */
export const foreign = (event: DomainEvent, first: bigint, at: string): StoredAct =>
  seal([event], first, {
    registry: 'UN01',
    ...{ actor: 'elsewhere', approver: null, authority: 'administrator', at, command: null, commandHash: null },
  }).map(({ stored }) => stored);

export const otherWriter = (url: string): WriterStarted =>
  happened(WriterStarted, { node: 'node-2', url, build: 'test', catalogue: 'whatever' });
