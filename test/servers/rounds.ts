import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect } from '@jest/globals';
import { Replay } from '../../src/cli/replay.js';
import { keyHash } from '../../src/ledger/hashes.js';
import type { Envelope } from '../../src/ledger/seal.js';
import { readAll } from '../event-store/contract/on-server.js';
import { catalogue } from '../support/scenario.js';
import { Callers } from './callers.js';
import { Cluster, type Member } from './cluster.js';
import { writer, type Where } from './on-double.js';
import { verified, VINTAGE, world } from '../support/server/stage.js';
import { opening } from '../support/world.js';
import { eventually } from '../support/eventually.js';

const UNITS = 1_000_000;

/** What happens in each round while callers keep two nodes busy. */
export interface Rounds {
  readonly rounds: number;
  /** Does something to the cluster or its server. `writer` writes just now; gives who writes afterwards. */
  readonly disturb: (cluster: Cluster, writer: Member, round: number) => Promise<Member>;
}

/** A registry with units in GHA-H1 and GHA-H2, on the server. */
const stage = async (on: Required<Where>): Promise<void> => {
  const node = await writer(on);
  const client = node.client();
  await client.accept(on.code, 'open-registry', opening());
  for (const [command, data] of verified(String(UNITS))) await client.accept(on.code, command, data);
  const held = UNITS - UNITS * 0.07;
  await client.accept(on.code, 'issue-units', world.issuance('I-1', String(UNITS), String(held)));
  await client.accept(on.code, 'transfer-units', {
    from: 'GHA-H1',
    to: 'GHA-H2',
    units: { quantity: String(held / 2), vintage: VINTAGE },
  });
  await node.stop();
};

/** What callers were told meanwhile, and the two nodes at the end, stopped, with the same revision. */
const play = async (on: Required<Where>, { rounds, disturb }: Rounds): Promise<{ members: readonly Member[]; callers: Callers }> => {
  await stage(on);
  const cluster = await Cluster.start(on);
  const callers = new Callers(cluster, on.code);
  let now = cluster.members[0];
  for (let round = 0; round < rounds; round += 1) {
    const before = callers.told.acts.size;
    while (callers.told.acts.size < before + 5) await Promise.race([sleep(5), callers.failed]);
    now = await disturb(cluster, now, round);
  }
  await callers.stop();
  const revision = async ({ node }: Member): Promise<string> => (await node.client().state(on.code)).revision;
  const [a, b] = cluster.members;
  await eventually(
    async () => [await revision(a), await revision(b)],
    ([of, beside]) => of === beside,
  );
  await cluster.stop();
  return { members: cluster.members, callers };
};

const eventsOf = ({ dataDir }: Member, code: string): readonly string[] => {
  const db = new Database(join(dataDir, code, 'events.sqlite'), { readonly: true });
  const rows = db.prepare<[], { revision: number; body: string }>('SELECT revision, body FROM events ORDER BY revision').all();
  db.close();
  expect(rows.map(({ revision }) => revision)).toEqual(rows.map((_, i) => i));
  return rows.map(({ body }) => body);
};

/** Plays the rounds and holds what came of them against what everybody was told. Gives how often a node began to write. */
export const holds = async (on: Required<Where>, rounds: Rounds): Promise<number> => {
  const { members, callers } = await play(on, rounds);
  const [events = [], others] = members.map((member) => eventsOf(member, on.code));
  expect(others).toEqual(events);
  expect((await readAll(on.url, on.code)).map(({ body }) => body)).toEqual(events);

  const { acts, never, unanswered } = callers.told;
  const envelopes = events.map((body) => JSON.parse(body) as Envelope);
  const commands = envelopes.flatMap(({ command, part }) => (command !== null && part === '1' ? [command] : []));
  expect(new Set(commands).size).toBe(commands.length);
  for (const [key, text] of acts) {
    const act = JSON.parse(text) as { events: { revision: string; id: string }[] };
    expect(act.events.map(({ revision, id }) => [key, id === envelopes[Number(revision)]?.id])).toEqual(act.events.map(() => [key, true]));
  }
  for (const key of never) expect(commands).not.toContain(keyHash('dev', on.code, key));
  const writers = envelopes.filter(({ type }) => type === 'WriterStarted').length;

  const replay = new Replay(on.code, catalogue());
  for (const body of events) replay.take(body);
  expect((await replay.report()).laws.flatMap(({ findings }) => findings)).toEqual([]);
  process.stderr.write(
    `${rounds.rounds} rounds: ${acts.size} commands acknowledged, ${unanswered} times no answer, ${never.size} never executed, ${writers} writers\n`,
  );
  return writers;
};
