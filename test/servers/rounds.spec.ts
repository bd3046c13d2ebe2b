import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, it } from '@jest/globals';
import { Replay } from '../../src/cli/replay.js';
import { keyHash } from '../../src/ledger/hashes.js';
import type { Envelope } from '../../src/ledger/seal.js';
import { catalogue } from '../support/scenario.js';
import { issuance, trial, verified, VINTAGE } from '../support/server/stage.js';
import type { Double } from '../support/eventstoredb-double/eventstoredb-double.js';
import { Callers } from './callers.js';
import { Cluster, type Member } from './cluster.js';
import { onDoubles, server, writer } from './on-double.js';

/** How often the writer is killed, frozen or promoted away; the release asks for 200. */
const ROUNDS = Number(process.env['SEXTANT_ROUNDS'] ?? 40);
const UNITS = 1_000_000;

onDoubles();

/** A registry with units in GHA-H1 and GHA-H2, on the server. */
const staged = async (on: Double): Promise<void> => {
  const node = await writer(on);
  const client = node.client();
  await client.accept('UN01', 'open-registry', trial('mechanism'));
  for (const [command, data] of verified(String(UNITS))) await client.accept('UN01', command, data);
  const held = UNITS - UNITS * 0.07;
  await client.accept('UN01', 'issue-units', issuance('I-1', String(UNITS), String(held)));
  await client.accept('UN01', 'transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { quantity: String(held / 2), vintage: VINTAGE } });
  await node.stop();
};

const eventsOf = ({ dataDir }: Member): readonly string[] => {
  const db = new Database(join(dataDir, 'UN01', 'events.sqlite'), { readonly: true });
  const rows = db.prepare<[], { revision: number; body: string }>('SELECT revision, body FROM events ORDER BY revision').all();
  db.close();
  expect(rows.map(({ revision }) => revision)).toEqual(rows.map((_, i) => i));
  return rows.map(({ body }) => body);
};

const level = async ({ members: [a, b] }: Cluster): Promise<void> => {
  const revision = async ({ node }: Member): Promise<string> => (await node.client().state('UN01')).revision;
  while ((await revision(a)) !== (await revision(b))) await sleep(50);
};

it(`${ROUNDS} times the writer is killed, frozen or promoted away under load`, async () => {
  const on = await server();
  await staged(on);
  const cluster = await Cluster.start(on);
  const callers = new Callers(cluster);
  let now = cluster.members[0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = callers.told.acts.size;
    while (callers.told.acts.size < before + 5) await Promise.race([sleep(5), callers.failed]);
    if (round % 10 === 9) await cluster.kill(now);
    else if (round % 2 === 0) await cluster.freeze(now);
    else await cluster.hand(cluster.beside(now));
    now = cluster.beside(now);
  }
  await callers.stop();
  await level(cluster);
  await cluster.stop();

  const [events, others] = cluster.members.map(eventsOf);
  expect(others).toEqual(events);
  const envelopes = events!.map((body) => JSON.parse(body) as Envelope);
  expect(envelopes.map(({ id }) => id)).toEqual(await on.ids('registry-UN01'));

  const { acts, never, unanswered } = callers.told;
  const commands = envelopes.flatMap(({ command, part }) => (command !== null && part === '1' ? [command] : []));
  expect(new Set(commands).size).toBe(commands.length);
  for (const [key, text] of acts) {
    const act = JSON.parse(text) as { events: { revision: string; id: string }[] };
    expect(act.events.map(({ revision, id }) => [key, id === envelopes[Number(revision)]?.id])).toEqual(act.events.map(() => [key, true]));
  }
  for (const key of never) expect(commands).not.toContain(keyHash('dev', 'UN01', key));
  const writers = envelopes.filter(({ type }) => type === 'WriterStarted').length;
  expect(writers).toBeGreaterThanOrEqual(ROUNDS);

  const replay = new Replay('UN01', await catalogue());
  for (const body of events!) replay.take(body);
  expect(replay.report().laws.flatMap(({ findings }) => findings)).toEqual([]);
  process.stderr.write(
    `rounds: ${ROUNDS}, ${acts.size} commands acknowledged, ${unanswered} times no answer, ${never.size} never executed, ${writers} writers\n`,
  );
}, 1_800_000);
