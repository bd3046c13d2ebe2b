import { once } from 'node:events';
import { statSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { Client } from '../support/server/client.js';
import { NodeProcess } from '../support/server/node-process.js';
import { afterIssuance } from '../support/server/stage.js';

const MiB = 1024 * 1024;

/** Transfers in one upload, two events each; the last revision after them. */
const load = async (client: Client, name: string, count: number): Promise<number> => {
  const data = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1' } };
  const lines = Array.from({ length: count }, (_, n) => ({ command: 'transfer-units', key: `key-${name}-${n}`, data }));
  const answers = (await client.bulk('UN01', lines)).lines<{ status: number; revision: string }>();
  expect(answers.filter(({ status }) => status === 201).length).toBe(count);
  return Number(answers.at(-1)?.revision);
};

it('an export that a reader holds open under load takes no room: the write-ahead log begins anew, and the export is whole', async () => {
  const node = await NodeProcess.start();
  const client = node.client();
  await afterIssuance(client, 10_000_000);
  const before = await load(client, 'before', 5_000);

  const request = get(`${node.url}/v1/registries/UN01/events?limit=10000`);
  const [feed] = (await once(request, 'response')) as [IncomingMessage];
  feed.setEncoding('utf8').pause();
  const file = join(node.dataDir, 'UN01', 'events.sqlite');
  const size = statSync(file).size;
  await load(client, 'meanwhile', 15_000);
  expect(statSync(file).size - size).toBeGreaterThan(10 * MiB);
  expect(statSync(`${file}-wal`).size).toBeLessThan(10 * MiB);

  let text = '';
  for await (const piece of feed) text += String(piece);
  const revisions = text
    .trimEnd()
    .split('\n')
    .map((line) => Number((JSON.parse(line) as { revision: string }).revision));
  expect(revisions.length).toBeGreaterThan(9_990);
  expect(revisions).toEqual(revisions.map((_, i) => i));
  expect(revisions.length).toBeLessThanOrEqual(before + 1);
});
