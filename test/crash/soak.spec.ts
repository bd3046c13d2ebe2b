import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { Act } from '../support/server/client.js';
import { NodeProcess } from '../support/server/node-process.js';
import { load } from './load.js';
import { storedAfter } from './stored.js';
import { afterIssuance } from '../support/server/stage.js';

/** For so many seconds; `npm run test:long` takes an hour. */
const SECONDS = Number(process.env['SEXTANT_SOAK'] ?? 5);
const MiB = 1024 * 1024;
/** What a process may have after hours that it didn't have after its first seconds, beside its book. */
const MOST_GROWTH = 400 * MiB;

it(
  `${SECONDS} seconds of load: every answer is one the command can have, memory and log stay bounded, and all that was acknowledged is there`,
  async () => {
    const node = await NodeProcess.start();
    const client = node.client();
    await afterIssuance(client, 900_000_000);
    const until = performance.now() + SECONDS * 1000;
    const acknowledged = new Set<string>();
    const wrong: unknown[] = [];
    const first = node.residentBytes();
    for (let round = 0; performance.now() < until; round += 1) {
      for (const { status, text } of await load(client, round, 2_000)) {
        if (status === 201) for (const { id } of (JSON.parse(text ?? '') as Act).events) acknowledged.add(id);
        else if (status !== 409) wrong.push({ status, text });
      }
      expect(statSync(join(node.dataDir, 'UN01', 'events.sqlite-wal')).size).toBeLessThan(16 * MiB);
      expect(node.residentBytes() - first).toBeLessThan(MOST_GROWTH);
    }
    expect(wrong).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(100);
    for await (const { id } of storedAfter(client)) acknowledged.delete(id);
    expect(acknowledged.size).toBe(0);
  },
  (SECONDS + 300) * 2_000,
);
