import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Book } from '../../src/domain/book/book.js';
import { Refusal } from '../../src/domain/kernel/refusal.js';
import { EventFile } from '../../src/event-store/event-file.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import type { Catalogue } from '../../src/ledger/catalogue.js';
import { commandHash } from '../../src/ledger/hashes.js';
import { Ledger } from '../../src/ledger/ledger.js';
import type { LedgerParts } from '../../src/ledger/ledger-parts.js';
import { envelopeOf } from '../../src/ledger/seal.js';
import { Snapshots } from '../../src/snapshot/snapshots.js';
import { actEnds, eventsOf, storyOf } from '../projections/support/stories.js';
import { digest } from '../support/book-digest.js';
import { programmeOfCommands, registryOf } from '../support/reference/programme/programme-of-commands.js';
import { ReferenceLedger } from '../support/reference/ledger/reference-ledger.js';
import { raisedIn } from '../support/reference/raised.js';
import { catalogue } from '../support/scenario.js';
import { directoryWith, snapshotOf } from './kept.js';

const SEED = 5;
const [REPLAYED, MORE] = [120, 120];
let known: Catalogue;
let events: StoredEvent[];
let last: string;
beforeAll(async () => {
  known = catalogue();
  events = eventsOf(await storyOf(SEED, REPLAYED));
  last = (JSON.parse(events.at(-1)?.body ?? '') as { at: string }).at;
}, 60_000);

const files: EventFile[] = [];
afterEach(async () => {
  for (const file of files.splice(0)) await file.close();
});

const parts = (file: EventFile, at: { ms: number }) => ({
  ...{ file, store: file, catalogue: known, clock: () => at.ms, trials: true, patience: 5_000 },
  node: { node: 'test', url: 'http://127.0.0.1:1', build: 'test' },
});

/** A ledger on the events of the story, begun with a snapshot of the first `share` of its acts, or with none. */
const started = async (share: number, at: { ms: number }, more: Partial<LedgerParts> = {}): Promise<Ledger> => {
  const directory = await directoryWith(events);
  const ends = actEnds(events);
  if (share > 0) await snapshotOf(directory, known, events.slice(0, (ends[Math.ceil(ends.length * share) - 1] ?? 0) + 1));
  const file = new EventFile(join(directory, 'events.sqlite'));
  files.push(file);
  const snapshots = new Snapshots({ directory, registry: 'UN01', file, say: (line) => expect(line).toBe('') });
  const starting = snapshots.startingBook() ?? { book: new Book('UN01'), eventsApplied: 0n };
  expect(snapshots.size > 0n).toBe(share > 0);
  return Ledger.read({ ...parts(file, at), ...starting, ...more });
};

/** What commands come to: bytes of events, or refusals. */
const outcomes = async (share: number): Promise<{ said: string[]; book: string }> => {
  const at = { ms: Date.parse(last) };
  const ledger = await started(share, at);
  const said: string[] = [];
  const reference = new ReferenceLedger(registryOf(SEED));
  let i = 0;
  for (const { actor, command, data, at: time } of programmeOfCommands(SEED, reference, REPLAYED + MORE)) {
    reference.execute(actor, command, data, time);
    i += 1;
    at.ms = Math.max(at.ms, Date.parse(time));
    // Those of the story come again under the keys they had: what was stored is the answer.
    try {
      const hash = commandHash(command, data);
      const answer = await ledger.execute({ name: command, data: known.read(command, data), actor, key: `key-${i}-of-test`, hash });
      if (!(answer instanceof Refusal)) reference.nameObligations(raisedIn(answer.act.map(envelopeOf)));
      said.push(answer instanceof Refusal ? answer.code : `${answer.replayed} ${answer.act.map(({ body }) => body).join()}`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      said.push(error.code);
    }
  }
  return { said, book: digest(ledger.book) };
};

describe('a ledger that begins with a snapshot', () => {
  it.each([0.1, 0.6, 1])('of %d of the acts answers and decides to the byte as one that replayed everything', async (share) => {
    const replayed = await outcomes(0);
    expect(await outcomes(share)).toEqual(replayed);
    expect(replayed.said.filter((outcome) => outcome.startsWith('true')).length).toBeGreaterThan(REPLAYED / 2);
    expect(replayed.said.filter((outcome) => outcome.startsWith('false')).length).toBeGreaterThan(MORE / 3);
  });

  it('has every act judged, and looks at the form of those behind the snapshot alone', async () => {
    const looked = { judged: 0, before: 0 };
    const foreign = {
      judge: (act: readonly unknown[]) => void (looked.judged += act.length),
      own: () => undefined,
      before: (folded: readonly unknown[]) => void (looked.before += folded.length),
    };
    await started(1, { ms: Date.parse(last) }, { foreign });
    expect(looked).toEqual({ judged: events.length, before: 0 });
    await started(0.6, { ms: Date.parse(last) }, { foreign });
    expect(looked.judged).toBe(2 * events.length);
    expect([looked.before > 10, looked.before < events.length / 2]).toEqual([true, true]);
  });

  it('does not go back behind the time of its last event', async () => {
    const ledger = await started(1, { ms: Date.parse(last) - 60_000 });
    await expect(ledger.startWriting()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('is not begun with a book that stands elsewhere than its file', () => {
    const file = new EventFile(':memory:');
    files.push(file);
    expect(() => Ledger.read({ ...parts(file, { ms: 0 }), book: new Book('UN01'), eventsApplied: 7n })).toThrow(
      'has 7 events applied, and the file takes 0',
    );
  });
});
