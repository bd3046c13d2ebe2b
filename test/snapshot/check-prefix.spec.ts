import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { idOf } from '../../src/domain/book/block.js';
import type { Book } from '../../src/domain/book/book.js';
import { checkPrefix } from '../../src/event-store/check-prefix.js';
import { EventFile } from '../../src/event-store/event-file.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import type { Catalogue } from '../../src/ledger/catalogue.js';
import { checkSnapshot } from '../../src/node/check-snapshot.js';
import { SNAPSHOT } from '../../src/snapshot/snapshot-file.js';
import { Snapshots } from '../../src/snapshot/snapshots.js';
import { actEnds, eventsOf, storyOf } from '../projections/support/stories.js';
import { catalogue } from '../support/scenario.js';
import { directoryWith, snapshotOf } from './kept.js';

let known: Catalogue;
let events: StoredEvent[];
let size: number;
beforeAll(async () => {
  known = catalogue();
  events = eventsOf(await storyOf(5, 120));
  size = (actEnds(events)[60] ?? 0) + 1;
}, 60_000);

/** Starts with a snapshot of the first events of a file that something was done to, and waits for what is found behind the start. */
const found = async (damage: string, forge?: (book: Book) => void): Promise<{ faults: unknown[]; isKept: boolean; isSound: boolean }> => {
  const directory = await directoryWith(events);
  await snapshotOf(directory, known, events.slice(0, size), {}, forge);
  const path = join(directory, 'events.sqlite');
  const db = new Database(path);
  db.exec(damage);
  db.close();
  const file = new EventFile(path);
  const snapshots = new Snapshots({ directory, registry: 'UN01', file, say: (line) => expect(line).toBe('') });
  snapshots.startingBook();
  expect(snapshots.size).toBe(BigInt(size));
  const faults: unknown[] = [];
  snapshots.check(
    (unseen, signal) => checkSnapshot(unseen, known, signal),
    (fault) => faults.push(fault),
  );
  const isSound = await snapshots.sound().then(
    () => true,
    () => false,
  );
  await snapshots.close();
  await file.close();
  return { faults, isKept: existsSync(join(directory, SNAPSHOT)), isSound };
};

const noRole = (): never => {
  throw new Error('the book has no roles');
};

/** The first block is in another account. */
const moved = (book: Book): void => {
  const [[, blocks] = []] = [...book.units.all()];
  const [block] = blocks ?? [];
  if (!block) throw new Error('the book has no units');
  book.units.change(idOf(block), { ...block, account: 'FORGED' }, block.touched);
};

describe('what a start from a snapshot did not look at is looked at right behind it', () => {
  it('and found whole', async () => {
    expect(await found('')).toEqual({ faults: [], isKept: true, isSound: true });
  });

  it.each([
    ['the bytes of an event', "UPDATE events SET body = replace(body, 'dev', 'eve') WHERE revision = 5", 'is damaged at revision 5'],
    ['an event that is none', "UPDATE events SET body = '{}' WHERE revision = 0", 'is damaged at revision 0'],
  ])('%s: damage is named by its place, and the snapshot removed', async (_, damage, said) => {
    const { faults, isKept, isSound } = await found(damage);
    expect(faults).toEqual([expect.objectContaining({ name: 'DamagedFile', message: expect.stringContaining(said) })]);
    expect([isKept, isSound]).toEqual([false, false]);
  });

  it.each([
    ['units of another account', moved],
    ['a role', (book: Book) => book.roles.set('administrator:eve', [...book.roles.values()][0] ?? noRole())],
    ['a key that was never used', (book: Book) => book.keys.add('A'.repeat(43), 3n)],
  ])('a book that these events do not make, with a hash of its own: %s', async (_, forge) => {
    const { faults, isKept, isSound } = await found('', forge);
    expect(faults).toEqual([expect.objectContaining({ name: 'AlteredSnapshot', message: expect.stringContaining(SNAPSHOT) })]);
    expect([isKept, isSound]).toEqual([false, false]);
  });
});

describe('the first events of a file', () => {
  const checked = async (count: bigint, signal = new AbortController().signal): ReturnType<typeof checkPrefix> =>
    checkPrefix({ path: join(await directoryWith(events), 'events.sqlite'), size: count }, signal);

  it('are damaged where there are fewer', async () => {
    const head = BigInt(events.length);
    await expect(checked(head)).resolves.toBeDefined();
    await expect(checked(head + 1n)).rejects.toThrow(`at revision ${head}: the event is missing`);
  });

  it('are no further looked at once that was ended', async () => {
    expect(await checked(BigInt(events.length), AbortSignal.abort())).toBeUndefined();
  });
});
