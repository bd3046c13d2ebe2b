import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../support/server/client.js';
import { NodeProcess } from '../support/server/node-process.js';
import { afterIssuance } from '../support/server/stage.js';
import { eventually } from '../support/eventually.js';

const SIZE = '6m';
/** What is deleted when the disk is to have room again. */
const BALLAST = 2 * 1024 * 1024;
const CALLERS = 8;
const MOST = 40_000;

const disk = mkdtempSync(join(tmpdir(), 'sextant-small-disk-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', disk]).status === 0;
afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

const transfer = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1' } };
const give = (client: Client, key: string): Promise<Answer> => client.command('UN01', 'transfer-units', transfer, { key });
const written = async (client: Client, keys: readonly string[]): Promise<number[]> =>
  Promise.all(keys.map(async (key) => (await client.get(`/v1/registries/UN01/commands/${key}`)).status));
const all = (status: number, keys: readonly string[]): number[] => keys.map(() => status);

// Where nothing may be mounted the test is listed as skipped; `full-disk.spec.ts` and row 100 of the bad input have an injected end of room.
const onSmallDisk = mounted ? it : it.skip;

describe(`a node on a file system of ${SIZE} (skipped where none can be mounted)`, () => {
  onSmallDisk('acknowledges nothing that it could not write, says 507, and goes on by itself when there is room again', async () => {
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(BALLAST));
    const node = await NodeProcess.start(join(disk, 'data'));
    const client = node.client();
    await afterIssuance(client, 10_000_000);

    const answers = new Map<string, number>();
    const fill = async (caller: number): Promise<void> => {
      for (let n = 0, refused = 0; refused < 3 && answers.size < MOST; n += 1) {
        const key = `key-${caller}-${n}-of-full`;
        const { status } = await give(client, key);
        answers.set(key, status);
        if (status !== 201) refused += 1;
      }
    };
    await Promise.all(Array.from({ length: CALLERS }, (_, caller) => fill(caller)));
    const keysOf = (wanted: number): string[] => [...answers].filter(([, status]) => status === wanted).map(([key]) => key);
    const [taken, refused] = [keysOf(201), keysOf(507)];
    expect([...new Set(answers.values())].sort()).toEqual([201, 507]);
    expect(refused.length).toBe(3 * CALLERS);
    expect(statfsSync(disk).bavail * statfsSync(disk).bsize).toBeLessThan(1024 * 1024);
    expect(await written(client, taken.slice(-200))).toEqual(all(200, taken.slice(-200)));

    rmSync(ballast);
    const again = await eventually(
      () => give(client, refused[0] ?? ''),
      ({ status }) => status !== 507,
    );
    expect(again.status).toBe(201);
    expect(again.headers['idempotency-replayed']).toBeUndefined();
    expect(await written(client, refused.slice(1))).toEqual(all(404, refused.slice(1)));

    await node.kill();
    const after = (await NodeProcess.start(node.dataDir)).client();
    expect(await written(after, taken)).toEqual(all(200, taken));
    expect(await written(after, refused)).toEqual([200, ...all(404, refused.slice(1))]);
  });
});
