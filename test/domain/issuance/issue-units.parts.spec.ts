import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { component, verification } from '../../support/samples.js';
import { authorize, forOther, issuance, stage, verify2025 } from '../../support/stage.js';

type Rows = { rows: string[][] };
type Distributed = { account: string; block: string }[];
const YEARS = { '2021': '100', '2022': '100', '2023': '100', '2024': '100', '2025': '100' };
const CODES = Array.from({ length: 200 }, (_, i) => `CP-${i + 1}`);

/** 1,000 lines: 200 components in five vintages, 100 units each; all first transferred when they are born. */
const thousandLines = async (): Promise<[Scenario, object]> => {
  const scenario = await stage();
  for (const code of CODES.slice(1)) await scenario.accept('include-component', component(code, '10471', 'GHA', { expectedAnnual: '1' }));
  const vintages = Object.entries(YEARS).map(([vintage, verified]) => ({ vintage, verified }));
  const components = CODES.map((code) => ({ component: code, vintages }));
  await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', YEARS, { components }));
  await authorize(scenario, forOther('issuance'));
  const lines = CODES.flatMap((code) =>
    Object.keys(YEARS).map((vintage) => ({ component: code, vintage, quantity: '100', authorization: 'A-1' })),
  );
  return [scenario, { issuance: 'I-1', verification: 'V-1', lines, distribution: [{ account: 'GHA-H1', quantity: '60000' }] }];
};

/** `count` accounts' worth of one unit each, in turn to Ghana and Switzerland. */
const targets = (count: number): object[] =>
  Array.from({ length: count }, (_, i) => ({ account: i % 2 === 0 ? 'GHA-H1' : 'CHE-H1', quantity: '1' }));
const parts = ({ events }: Outcome, type: string): Outcome['events'] => events.filter((event) => event.type === type);
const distributedIn = (events: Outcome['events']): Distributed => events.flatMap(({ data }) => data['distributed'] as Distributed);

describe('a fact too big for one event', () => {
  it('an issuance goes on in further events of its act: rows in order, every scalar repeated, each with what is its own', async () => {
    const [scenario, data] = await thousandLines();

    const outcome = await scenario.accept('issue-units', data);

    const issued = parts(outcome, 'UnitsIssued');
    expect(issued.length).toBeGreaterThan(1);
    const rows = issued.map(({ data: { lines } }) => (lines as Rows).rows);
    expect(rows.flat().map(([code, vintage]) => `${code} ${vintage}`)).toEqual(
      CODES.flatMap((code) => Object.keys(YEARS).map((vintage) => `${code} ${vintage}`)),
    );
    for (const { data: part, parts: of } of issued) {
      expect(of).toBe(String(outcome.events.length));
      expect(part).toMatchObject({ issuance: 'I-1', gross: '100000', policyNumber: '1', adaptationBps: '500', rounding: 'ceil' });
    }
    const firstTransferred = issued.flatMap(({ data: part }) => part['firstTransferred'] as string[]);
    expect(new Set(firstTransferred).size).toBe(firstTransferred.length);
    expect(new Set(distributedIn(issued).map(({ block }) => block)).size).toBe(distributedIn(issued).length);
    expect(scenario.holding('GHA-H1')).toBe(60_000n);
    expect(scenario.adjusted('GHA')).toEqual([100_000n, 0n]);
    expect(scenario.book.issuances.get('I-1')?.lines).toHaveLength(1_000);
    expectLaws(scenario);
  });

  it('one line distributed to very many accounts goes on too, its row said once', async () => {
    const scenario = await stage();
    await verify2025(scenario, '5000');
    await authorize(scenario);

    const outcome = await scenario.accept('issue-units', { ...issuance('5000'), distribution: targets(2_000) });

    const issued = parts(outcome, 'UnitsIssued');
    expect(issued.length).toBeGreaterThan(1);
    expect(issued.flatMap(({ data: { lines } }) => (lines as Rows).rows)).toHaveLength(1);
    expect(distributedIn(issued)).toHaveLength(2_000);
    expect([scenario.holding('GHA-H1'), scenario.holding('CHE-H1')]).toEqual([1_000n, 1_000n]);
    expect(scenario.adjusted('GHA')).toEqual([1_350n, 0n]);
    expectLaws(scenario);
  });

  it('a later distribution goes on in the same way', async () => {
    const scenario = await stage();
    await verify2025(scenario, '5000');
    await authorize(scenario);
    await scenario.accept('issue-units', issuance('5000'));

    const outcome = await scenario.accept('distribute-units', { issuance: 'I-1', distribution: targets(2_000) });

    const distributed = parts(outcome, 'UnitsDistributed');
    expect(distributed.length).toBeGreaterThan(1);
    expect(distributedIn(distributed)).toHaveLength(2_000);
    expect(distributedIn(distributed).map(({ account }) => account)).toEqual(
      targets(2_000).map((target) => (target as { account: string }).account),
    );
    for (const { data } of distributed) expect(data['issuance']).toBe('I-1');
    expect(scenario.adjusted('GHA')).toEqual([1_350n, 0n]);
    expectLaws(scenario);
  });
});
