import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../support/server/client.js';
import { NodeProcess } from '../../support/server/node-process.js';
import { HeldRequest, requestBytes } from '../../support/server/raw.js';
import { afterIssuance, heldOf, upload, verified, world } from '../../support/server/stage.js';

/** Rounds of the double-spend race; `npm run test:long` runs more. */
const ROUNDS = Number(process.env['SEXTANT_RACE_ROUNDS'] ?? 2);
const CLIENTS = 1_000;
const ISSUED = 1_100_000;

let node: NodeProcess;
beforeAll(async () => {
  node = await NodeProcess.start();
  await afterIssuance(node.client(), ISSUED);
});

interface Given {
  readonly command?: string;
  readonly registry?: string;
  readonly key: string;
  readonly data: object;
}

/** Every command on a socket of its own, each held at its last byte until all have arrived; then all are let go together. */
const race = async (commands: readonly Given[]): Promise<Answer[]> => {
  const held: HeldRequest[] = [];
  for (let i = 0; i < commands.length; i += 100)
    held.push(
      ...(await Promise.all(
        commands.slice(i, i + 100).map(({ command = 'transfer-units', registry = 'UN01', key, data }) => {
          const headers = { 'content-type': 'application/json', 'idempotency-key': key };
          const path = `/v1/registries/${registry}/commands/${command}`;
          return HeldRequest.open(node.port, requestBytes('POST', path, headers, JSON.stringify(data)));
        }),
      )),
    );
  return Promise.all(held.map((request) => request.release()));
};

const moving = (first: number, last: number): object => ({ from: 'GHA-H1', to: 'GHA-H2', units: { blocks: [world.units(first, last)] } });
const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const withStatus = (answers: readonly Answer[], status: number): Answer[] => answers.filter((answer) => answer.status === status);
/** How many answers of each kind there are. */
const tally = (answers: readonly Answer[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, problem } of answers) {
    const kind = status === 201 ? '201' : `${status} ${problem.code}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
};
const holding = async (account: string): Promise<number> =>
  Number((await node.client().get(`/v1/registries/UN01/accounts/${account}`)).json<{ quantity: string }>().quantity);

describe(`${CLIENTS} clients spend the same block at once`, () => {
  it.each(times(ROUNDS, (round) => round))('exactly one has it, all others are told which act has it (round %i)', async (round) => {
    const [first, last] = [round * 10 + 1, round * 10 + 10];
    const before = Number((await node.client().state('UN01')).revision);
    const answers = await race(times(CLIENTS, (i) => ({ key: `key-of-round-${round}-${i}`, data: moving(first, last) })));

    expect(tally(answers)).toEqual({ '201': 1, '409 units-not-held': CLIENTS - 1 });
    const [winner] = withStatus(answers, 201);
    for (const { problem } of withStatus(answers, 409)) expect(problem.conflictsWith).toBe(winner?.act.revision);
    expect(Number((await node.client().state('UN01')).revision)).toBe(before + 1);
  });
});

it('100 requests with one key at once have one effect and one answer, of which one alone is the first', async () => {
  const before = Number((await node.client().state('UN01')).revision);
  const answers = await race(times(100, () => ({ key: 'one-key-for-all', data: moving(1_001, 1_010) })));

  expect(withStatus(answers, 201)).toHaveLength(100);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
  expect(Number((await node.client().state('UN01')).revision)).toBe(before + 1);
});

it('200 clients on overlapping parts of one block of a million units: what moved is disjoint, and no more than was held', async () => {
  const [sender, receiver] = [await holding('GHA-H1'), await holding('GHA-H2')];
  // Each range overlaps its neighbours; the order in which they come is not the order of the serials.
  const ranges = times(200, (i) => {
    const first = 10_001 + ((i * 37) % 200) * 4_900;
    return { first, last: first + 6_999 };
  });
  const answers = await race(ranges.map(({ first, last }, i) => ({ key: `key-overlap-${i}`, data: moving(first, last) })));

  const moved = ranges.filter((_, i) => answers[i]?.status === 201).sort((a, b) => a.first - b.first);
  expect(moved.length).toBeGreaterThan(0);
  moved.forEach(({ first }, i) => expect(first).toBeGreaterThan(moved[i - 1]?.last ?? 0));
  for (const answer of answers) if (answer.status !== 201) expect(answer.problem.code).toBe('units-not-held');
  const sum = moved.reduce((total, { first, last }) => total + last - first + 1, 0);
  expect(sum).toBeLessThanOrEqual(heldOf(ISSUED));
  expect([await holding('GHA-H1'), await holding('GHA-H2')]).toEqual([sender - sum, receiver + sum]);
});

it('200 clients issue the same verified reductions at once: one issuance, the others are double issuance', async () => {
  await upload(node.client(), 'UN02', 'mechanism', verified('1000'));
  const answers = await race(
    times(200, (i) => ({ registry: 'UN02', command: 'issue-units', key: `key-issue-${i}`, data: world.issuance(`I-${i}`, '1000', '930') })),
  );

  expect(tally(answers)).toEqual({ '201': 1, '409 double-issuance': 199 });
  const [winner] = withStatus(answers, 201);
  for (const { problem } of withStatus(answers, 409)) expect(problem.conflictsWith).toBe(winner?.act.events[0]?.revision);
  const totals = (await node.client().get('/v1/registries/UN02')).json<{ totals: { issued: string } }>().totals;
  expect(totals.issued).toBe('1000');
});

it('200 clients claim one asset at once, each among others of its own: one has it, the others are told who, and claim nothing', async () => {
  const { start } = world.calendar.period;
  const claim = (i: number): object => ({ component: 'CP-1', assets: [`METER-${i}`, 'METER'], from: start });
  const answers = await race(times(200, (i) => ({ command: 'register-assets', key: `key-asset-${i}`, data: claim(i) })));

  expect(tally(answers)).toEqual({ '201': 1, '409 double-asset-claim': 199 });
  const [winner] = withStatus(answers, 201);
  for (const { problem } of withStatus(answers, 409))
    expect(problem).toMatchObject({ component: 'CP-1', conflictsWith: winner?.act.revision, line: 2 });
  const claimed = (await node.client().get('/v1/registries/UN01/components/CP-1/assets')).json<{ items: { asset: string }[] }>();
  expect(claimed.items.map(({ asset }) => asset)).toEqual(['METER', `METER-${answers.findIndex(({ status }) => status === 201)}`]);
});
