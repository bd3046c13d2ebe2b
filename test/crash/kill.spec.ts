import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { built, isBuilt } from '../support/server/built.js';
import type { Act, Client } from '../support/server/client.js';
import { NodeProcess } from '../support/server/node-process.js';
import { isRefused, load, type Sent } from './load.js';
import { storedAfter } from './stored.js';
import { afterIssuance } from '../support/server/stage.js';

/** How often the node is killed; `npm run test:long` kills it more often. */
const ROUNDS = Number(process.env['SEXTANT_KILLS'] ?? 5);
/** At the latest after so many acts of a round. */
const MOST_ACCEPTED = 500;

let node: NodeProcess;
/** What was acknowledged in all rounds. */
const known: Sent[] = [];
/** The last revision whose place in the stream was looked at. */
let checked = -1;
beforeAll(async () => {
  node = await NodeProcess.start();
  await afterIssuance(node.client(), 10_000_000);
});

const ask = (client: Client, key: string) => client.get(`/v1/registries/UN01/commands/${key}`);

/** Of the earlier rounds some, of the last ones all; at the end all of all rounds are looked for. */
const sample = (acknowledged: readonly Sent[]): Sent[] => {
  const [old, recent] = [acknowledged.slice(0, -2_000), acknowledged.slice(-2_000)];
  return [...Array.from({ length: Math.min(200, old.length) }, () => old[Math.floor(Math.random() * old.length)] as Sent), ...recent];
};

describe.each(Array.from({ length: ROUNDS }, (_, round) => round))('a node under load is killed and started again (round %i)', (round) => {
  let sent: Sent[];
  let client: Client;

  it('starts by itself: nothing has to be repaired', async () => {
    // When it dies is a matter of how much it has acknowledged, not of how fast it is.
    let left = 1 + Math.floor(Math.random() * MOST_ACCEPTED);
    let dead: Promise<unknown> | undefined;
    sent = await load(node.client(), round, Infinity, () => {
      left -= 1;
      if (left === 0) dead = node.kill();
    });
    await dead;
    known.push(...sent.filter(({ status }) => status === 201));
    node = await NodeProcess.start(node.dataDir);
    client = node.client();
    expect((await client.get('/health/live')).status).toBe(200);
  });

  it('has the acts it acknowledged, in this round and before, at the same revision with the same events', async () => {
    expect(known.length).toBeGreaterThan(0);
    for (const { key, text } of sample(known)) expect(await ask(client, key)).toMatchObject({ status: 200, text });
  });

  it('has nothing of what it refused', async () => {
    for (const { key } of sent.filter(({ status }) => status === 409)) expect((await ask(client, key)).status).toBe(404);
    expect(sent.filter(({ status }) => status !== undefined && status !== 201 && status !== 409)).toEqual([]);
  });

  it('tells of every unanswered command whether it is there, wholly, and takes it once when it is sent again', async () => {
    for (const { key, data } of sent.filter(({ status }) => status === undefined)) {
      const asked = await ask(client, key);
      expect([200, 404]).toContain(asked.status);
      const again = await client.command('UN01', 'transfer-units', data, { key });
      expect(again.status).toBe(isRefused(data) ? 409 : 201);
      if (asked.status === 200) expect(again).toMatchObject({ text: asked.text, headers: { 'idempotency-replayed': 'true' } });
      if (again.status === 201) known.push({ key, data, status: 201, text: again.text });
    }
  });

  it('has revisions without a gap, and whole acts only', async () => {
    let before = { revision: checked, part: 1, parts: 1 };
    for await (const event of storedAfter(client, checked)) {
      expect(event).toMatchObject({ revision: before.revision + 1, part: before.part === before.parts ? 1 : before.part + 1 });
      before = event;
    }
    expect(before.part).toBe(before.parts);
    checked = before.revision;
  });
});

it('after all of it every act that was ever acknowledged is there', async () => {
  const missing = new Set(known.flatMap(({ text }) => (JSON.parse(text ?? '') as Act).events.map(({ id }) => id)));
  expect(missing.size).toBeGreaterThan(0);
  for await (const { id } of storedAfter(node.client())) missing.delete(id);
  expect([...missing]).toEqual([]);
});

// Without the built command line there is nothing to audit with: the test is then listed as skipped.
(isBuilt('cli/main.js') ? it : it.skip)('after all of it sextant audit finds that every law holds', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    built('cli/main.js'),
    'audit',
    '--url',
    node.url,
    '--registry',
    'UN01',
    '--json',
  ]);
  const { holds, laws } = JSON.parse(stdout) as { holds: boolean; laws: { findings: unknown[] }[] };
  expect({ holds, findings: laws.flatMap(({ findings }) => findings) }).toEqual({ holds: true, findings: [] });
});
