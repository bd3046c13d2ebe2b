import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { EventFile } from '../../src/event-store/event-file.js';
import { actsAfter } from '../../src/http/events/event-pages.js';
import { eventOf } from './contract/events.js';

const MiB = 1024 * 1024;
const EVENT = 30_000;
/** SQLite begins its log anew when it has 1,000 pages and nobody reads an older state. */
const MOST_LOG = 8 * MiB;

const directory = mkdtempSync(join(tmpdir(), 'sextant-export-'));
afterAll(() => rmSync(directory, { recursive: true }));

it('an export that is open all the while does not keep the write-ahead log growing, and misses nothing', async () => {
  const path = join(directory, 'events.sqlite');
  const file = new EventFile(path);
  let revision = 0n;
  const grow = async (count: number): Promise<void> => {
    for (const end = revision + BigInt(count); revision < end; revision += 1n)
      await file.append(revision === 0n ? 'none' : revision - 1n, [eventOf('UN01', revision, EVENT)]);
  };
  await grow(250);
  const seen: bigint[] = [];
  for (const act of actsAfter(file, -1n, file.size - 1n)) {
    seen.push(...act.map((event) => event.revision));
    await grow(3);
  }
  expect(seen).toEqual(Array.from({ length: 250 }, (_, i) => BigInt(i)));
  expect(statSync(`${path}-wal`).size).toBeLessThan(MOST_LOG);
  expect(statSync(path).size).toBeGreaterThan(2 * MOST_LOG);
  await file.close();
});
