import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { revisionOf } from '../support/outcome.js';
import { approval, authorization, component, programme, verification } from '../support/samples.js';
import type { Outcome, Scenario } from '../support/scenario.js';
import { afterIssuance, openSink } from '../support/stage.js';
import { play } from '../support/world.js';

const A = 'UN01-GHA-10472-2021';
const TODAY = '2026-06-01';

/** Component A of 10472: 12,345 units of 2021 were issued, of which Switzerland has used 5,000. GHA-H1 holds 93,000 of 10471 as well. */
const retired = async (): Promise<Scenario> => {
  const scenario = await afterIssuance();
  await openSink(scenario, 'CHE-NDC', 'retirement-ndc', 'CHE');
  await play(scenario, [
    ['register-programme', programme('10472')],
    ['record-host-approval', approval('10472', 'GHA')],
    ['include-component', component('A', '10472', 'GHA')],
    ['authorize-units', authorization('A-2', 'GHA', '10472')],
    ['verify-reductions', verification('V-A', '10472', 'GHA', 'A', { '2021': '20000' })],
    [
      'issue-units',
      {
        ...{ issuance: 'I-A', verification: 'V-A' },
        lines: [{ component: 'A', vintage: '2021', quantity: '12345', authorization: 'A-2' }],
        distribution: [{ account: 'CHE-H1', quantity: '6000' }],
      },
    ],
    ['use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2021', units: { quantity: '5000' } }],
  ]);
  return scenario;
};
const exclude = (scenario: Scenario): Promise<Outcome> =>
  scenario.accept('exclude-component', { component: 'A', cause: 'erroneous', effective: TODAY, responsible: 'DOE-1' });

describe('W-20: a component of which 12,345 units were issued was included by mistake, and the DOE is at fault', () => {
  it('it is excluded; the DOE owes 12,345 within 30 days; what was used stays used', async () => {
    const scenario = await retired();

    const outcome = await exclude(scenario);

    const obligation = `O-${revisionOf(outcome) + 1n}`;
    expect(scenario.book.obligations.get(obligation)).toMatchObject({
      ...{ kind: 'replacement', component: 'A', debtor: 'DOE-1', due: '2026-07-01' },
      ...{ quantity: 12_345n, discharged: 0n },
    });
    expect(scenario.holding('CHE-NDC')).toBe(5_000n);
    expect(scenario.adjusted('CHE')).toEqual([0n, 5_000n]);
    const more = {
      issuance: 'I-B',
      verification: 'V-A',
      lines: [{ component: 'A', vintage: '2021', quantity: '1', authorization: 'A-2' }],
    };
    expect((await scenario.give('issue-units', more)).refusal).toBe('component-not-active');
    expectLaws(scenario);
  });

  it('it is discharged by cancelling any 12,345 other units, and the faulty ones stay as they are', async () => {
    const scenario = await retired();
    const before = scenario.book.units.within(`${A}-1-12345`);
    const obligation = `O-${revisionOf(await exclude(scenario)) + 1n}`;
    const meet = (quantity: string): Promise<Outcome> =>
      scenario.give('discharge-replacement-obligation', { obligation, from: 'GHA-H1', units: { quantity, activity: '10471' } });

    await scenario.accept('discharge-replacement-obligation', {
      obligation,
      from: 'GHA-H1',
      units: { quantity: '345', activity: '10471' },
    });
    expect((await meet('12001')).refusal).toBe('exceeds-obligation');
    expect((await meet('12000')).refusal).toBeNull();

    expect(scenario.book.obligations.get(obligation)).toMatchObject({ quantity: 12_345n, discharged: 12_345n });
    expect(scenario.holding('CANCELLATION-ADMINISTRATIVE')).toBe(12_345n);
    expect(scenario.book.units.within(`${A}-1-12345`)).toEqual(before);
    expectLaws(scenario);
  });
});
