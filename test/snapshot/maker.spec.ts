import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Book } from '../../src/domain/book/book.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import { GrowingPrefix } from '../../src/event-store/prefix.js';
import type { Catalogue } from '../../src/ledger/catalogue.js';
import { foldAct } from '../../src/ledger/fold.js';
import { EventPages } from '../../src/event-store/event-pages.js';
import { SnapshotMaker } from '../../src/snapshot/maker.js';
import { readSnapshot, SNAPSHOT } from '../../src/snapshot/snapshot-file.js';
import { Snapshots } from '../../src/snapshot/snapshots.js';
import { EventFile } from '../../src/event-store/event-file.js';
import { eventsOf, storyOf } from '../projections/support/stories.js';
import { digest } from '../support/book-digest.js';
import { catalogue } from '../support/scenario.js';
import { actsAmong, begin, directoryWith, snapshotOf } from './kept.js';

let known: Catalogue;
let events: StoredEvent[];
beforeAll(async () => {
  known = catalogue();
  events = eventsOf(await storyOf(5, 120));
}, 60_000);

/** A maker whose book follows the acts of a directory. */
const following = (
  directory: string,
  pace: { running: bigint; stopping: bigint },
  last = 0n,
  { book, prefix } = { book: new Book('UN01'), prefix: new GrowingPrefix() },
) => {
  const made: (bigint | Error)[] = [];
  const maker = new SnapshotMaker(book, { directory, registry: 'UN01', last, made: (snapshot) => made.push(snapshot) }, pace, prefix);
  const follow = (acts: readonly StoredEvent[][]): void => {
    for (const act of acts) {
      foldAct(book, known, act);
      maker.applied(act);
      maker.offer();
    }
  };
  return { book, made, maker, follow };
};
const sizeOf = (acts: readonly StoredEvent[][]): bigint => BigInt(acts.flat().length);

describe('snapshots are made', () => {
  it('of the book as it is between two acts, which goes on meanwhile, and used by a start', async () => {
    const directory = await directoryWith(events);
    const acts = actsAmong(events);
    const { book, made, maker, follow } = following(directory, { running: 50n, stopping: 1_000n });
    follow(acts);
    await maker.close();

    const [size = 0n] = made as bigint[];
    expect(made.length).toBe(1);
    expect(acts.some((_, i) => sizeOf(acts.slice(0, i)) === size)).toBe(true);
    expect([size >= 50n, size < sizeOf(acts)]).toEqual([true, true]);
    const file = new EventFile(join(directory, 'events.sqlite'));
    const snapshots = new Snapshots({ directory, registry: 'UN01', file, say: () => undefined });
    snapshots.made(size, () => true);
    expect(await begin(directory, known)).toMatchObject({ size, said: '' });
    expect(digest((await begin(directory, known)).after)).toBe(digest(book));
    await file.close();
  });

  it.each([
    ['when enough events came since the last', 50n, 1_000n, 0n, 1],
    ['not when fewer came', 1_000n, 1_000n, 0n, 0],
    ['not when the last is of nearly all', 50n, 50n, 100n, 0],
    ['at the end for fewer events than in between', 1_000n, 50n, 0n, 1],
  ])('%s', async (_, running, stopping, last, times) => {
    const directory = await directoryWith(events);
    const { made, maker, follow } = following(directory, { running, stopping }, last);
    follow(actsAmong(events.slice(0, 120)));
    await maker.close();
    expect(made.length).toBe(times);
  });

  it('the same behind a snapshot as by a follower that replayed every event', async () => {
    const [all, rest] = [await directoryWith(events), await directoryWith(events)];
    const acts = actsAmong(events);
    const { maker, follow } = following(all, { running: 1_000n, stopping: 1n });
    follow(acts);
    await maker.close();

    const half = acts.slice(0, acts.length / 2);
    const path = await snapshotOf(rest, known, half.flat());
    const { header, restore } = readSnapshot(path);
    const book = new Book('UN01');
    restore(book);
    const pages = new EventPages({ directory: rest });
    const prefix = GrowingPrefix.behind(header, pages.sumOfLeaves(header.size));
    const later = following(rest, { running: 1_000n, stopping: 1n }, header.size, { book, prefix });
    later.follow(acts.slice(half.length));
    await later.maker.close();
    pages.close();

    expect(later.made).toEqual([sizeOf(acts)]);
    const name = `${SNAPSHOT}.${sizeOf(acts)}`;
    expect(readSnapshot(join(rest, name)).header).toEqual(readSnapshot(join(all, name)).header);
  });

  it('where they cannot be made, the node reports it', async () => {
    const directory = await directoryWith(events);
    const { made, maker, follow } = following(join(directory, 'not-there'), { running: 50n, stopping: 1_000n });
    follow(actsAmong(events));
    await maker.close();
    expect(made.map(String)).toEqual([expect.stringContaining('ENOENT')]);
  });
});

describe('a snapshot counts', () => {
  const made = async (): Promise<{ directory: string; size: bigint; file: EventFile; snapshots: Snapshots }> => {
    const directory = await directoryWith(events);
    const { made, maker, follow } = following(directory, { running: 1_000n, stopping: 1n });
    follow(actsAmong(events));
    await maker.close();
    const file = new EventFile(join(directory, 'events.sqlite'));
    const snapshots = new Snapshots({ directory, registry: 'UN01', file, say: () => undefined });
    return { directory, size: made[0] as bigint, file, snapshots };
  };
  const counted = (directory: string): boolean => readdirSync(directory).includes(SNAPSHOT);

  it('once the ledger has come so far and found nothing wrong', async () => {
    const { directory, size, file, snapshots } = await made();
    let head = size - 2n;
    snapshots.made(size, (revision) => revision <= head);
    expect([counted(directory), snapshots.size]).toEqual([false, 0n]);
    head += 1n;
    while (!counted(directory)) await new Promise((again) => setTimeout(again, 20));
    expect(snapshots.size).toBe(size);
    await snapshots.close();
    await file.close();
  });

  it('not when the process dies at any byte of it: the one before does', async () => {
    const { directory, size, file, snapshots } = await made();
    snapshots.made(size, () => true);
    const before = readFileSync(join(directory, SNAPSHOT));
    for (const length of [0, 1, 1_000, before.length - 1]) {
      writeFileSync(join(directory, `${SNAPSHOT}.999`), before.subarray(0, length));
      expect(await begin(directory, known)).toMatchObject({ size, said: '' });
      expect(readdirSync(directory).filter((name) => name.startsWith(SNAPSHOT))).toEqual([SNAPSHOT]);
    }
    rmSync(join(directory, SNAPSHOT));
    expect(await begin(directory, known)).toMatchObject({ size: 0n, said: '' });
    await file.close();
  });

  it('not of bytes that the event file does not hold, however whole it is', async () => {
    const directory = await directoryWith(events);
    const { made, maker, follow } = following(directory, { running: 1_000n, stopping: 1n });
    const misread = actsAmong(events).map((act) => act.map((event) => ({ ...event, body: event.body.replace('"actor":"', '"actor":"x') })));
    follow(misread);
    await maker.close();
    const file = new EventFile(join(directory, 'events.sqlite'));
    const snapshots = new Snapshots({ directory, registry: 'UN01', file, say: () => undefined });
    snapshots.made(made[0] as bigint, () => true);
    expect(await begin(directory, known)).toMatchObject({ size: 0n, said: expect.stringContaining('are others') });
    await file.close();
  });
});
