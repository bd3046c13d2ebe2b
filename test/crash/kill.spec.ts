import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { built, isBuilt } from '../support/server/built.js';
import type { Client } from '../support/server/client.js';
import { NodeProcess } from '../support/server/node-process.js';
import { afterIssuance } from '../support/server/stage.js';
import { isRefused, load, type Sent } from './load.js';

/** How often the node is killed; `quality.md` Q12 asks for 30. */
const ROUNDS = Number(process.env['SEXTANT_KILLS'] ?? 5);

let node: NodeProcess;
const known: Sent[] = [];
beforeAll(async () => {
  node = await NodeProcess.start();
  await afterIssuance(node.client(), 10_000_000);
});

const ask = (client: Client, key: string) => client.get(`/v1/registries/UN01/commands/${key}`);

/** The parts and revisions of all events, as they are stored. */
const stored = async (client: Client): Promise<{ revision: number; part: number; parts: number }[]> => {
  const all: { revision: number; part: number; parts: number }[] = [];
  for (let after = -1; ; after = all.at(-1)?.revision ?? -1) {
    const page = (await client.get(`/v1/registries/UN01/events?after=${after}&limit=10000`)).lines<
      Record<'revision' | 'part' | 'parts', string>
    >();
    if (page.length === 0) return all;
    all.push(...page.map(({ revision, part, parts }) => ({ revision: Number(revision), part: Number(part), parts: Number(parts) })));
  }
};

describe.each(Array.from({ length: ROUNDS }, (_, round) => round))('a node under load is killed and started again (round %i)', (round) => {
  let sent: Sent[];
  let client: Client;

  it('starts by itself: nothing has to be repaired', async () => {
    const loading = load(node.client(), round);
    await sleep(100 + Math.random() * 700);
    await node.kill();
    sent = await loading;
    known.push(...sent);
    node = await NodeProcess.start(node.dataDir);
    client = node.client();
    expect((await client.get('/health/live')).status).toBe(200);
  });

  it('has every act it acknowledged, in every round so far, at the same revision with the same events', async () => {
    const acknowledged = known.filter(({ status }) => status === 201);
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const { key, text } of acknowledged) expect(await ask(client, key)).toMatchObject({ status: 200, text });
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
    const events = await stored(client);
    expect(events.map(({ revision }) => revision)).toEqual(events.map((_, i) => i));
    events.forEach(({ part }, i) =>
      expect(part).toBe(i === 0 || events[i - 1]?.part === events[i - 1]?.parts ? 1 : (events[i - 1]?.part ?? 0) + 1),
    );
    expect(events.at(-1)).toMatchObject({ part: events.at(-1)?.parts });
  });
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
