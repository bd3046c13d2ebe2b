import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import type { Scenario } from '../support/scenario.js';
import { reason } from '../support/samples.js';
import { afterIssuance } from '../support/stage.js';

const PERIODS = [
  { first: '2021', last: '2025', type: 'multi-year' },
  { first: '2026', last: '2030', type: 'multi-year' },
];

/** Switzerland holds 1,000 AERs of vintage 2025, and has a retirement account for each of its two NDC periods. */
const acquired = async (): Promise<Scenario> => {
  const scenario = await afterIssuance();
  await scenario.accept('update-party', { party: 'CHE', ndcPeriods: PERIODS, reason });
  for (const { first, last } of PERIODS)
    await scenario.accept('open-account', {
      account: `CHE-NDC-${first}`,
      type: 'retirement-ndc',
      party: 'CHE',
      ndcPeriod: { first, last },
    });
  await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1000' } });
  return scenario;
};
const use = (period: string, year: string): object => ({ from: 'CHE-H1', to: `CHE-NDC-${period}`, year, units: { quantity: '1000' } });

describe('W-28: an AER is used in the NDC period after that of its vintage', () => {
  it('is refused: not the same implementation period', async () => {
    const scenario = await acquired();

    expect((await scenario.give('use-units', use('2026', '2026'))).refusal).toBe('vintage-outside-period');
    expect((await scenario.give('use-units', use('2021', '2026'))).refusal).toBe('vintage-outside-period');
    expect(scenario.adjusted('CHE')).toEqual([0n, 0n]);
    expectLaws(scenario);
  });

  it('in the last year of its own period it is accepted', async () => {
    const scenario = await acquired();

    await scenario.accept('use-units', use('2021', '2025'));

    expect(scenario.adjusted('CHE')).toEqual([0n, 1_000n]);
    expectLaws(scenario);
  });
});
