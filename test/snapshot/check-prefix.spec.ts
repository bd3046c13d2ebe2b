import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { checkPrefix } from '../../src/event-store/check-prefix.js';
import { EventFile } from '../../src/event-store/event-file.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import type { Catalogue } from '../../src/ledger/catalogue.js';
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
const found = async (damage: string): Promise<{ faults: unknown[]; isKept: boolean }> => {
  const directory = await directoryWith(events);
  await snapshotOf(directory, known, events.slice(0, size));
  const path = join(directory, 'events.sqlite');
  const db = new Database(path);
  db.exec(damage);
  db.close();
  const file = new EventFile(path);
  const snapshots = new Snapshots({ directory, registry: 'UN01', file, say: (line) => expect(line).toBe('') });
  snapshots.startingBook();
  expect(snapshots.size).toBe(BigInt(size));
  const faults: unknown[] = [];
  snapshots.check(false, (fault) => faults.push(fault));
  await snapshots.checked;
  await snapshots.close();
  await file.close();
  return { faults, isKept: existsSync(join(directory, SNAPSHOT)) };
};

describe('what a start from a snapshot did not look at is looked at right behind it', () => {
  it('and found whole', async () => {
    expect(await found('')).toEqual({ faults: [], isKept: true });
  });

  it.each([
    ['the bytes of an event', "UPDATE events SET body = replace(body, 'dev', 'eve') WHERE revision = 5", 'is damaged at revision 5'],
    ['an event that is none', "UPDATE events SET body = '{}' WHERE revision = 0", 'is damaged at revision 0'],
  ])('%s: damage is named by its place, and the snapshot removed', async (_, damage, said) => {
    const { faults, isKept } = await found(damage);
    expect(faults).toEqual([expect.objectContaining({ name: 'DamagedFile', message: expect.stringContaining(said) })]);
    expect(isKept).toBe(false);
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
