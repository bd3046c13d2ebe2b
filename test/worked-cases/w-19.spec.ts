import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { revisionOf } from '../support/outcome.js';
import { authorize, issuance, stage, verify2025 } from '../support/stage.js';

describe('W-19: a host that approved 50,000 a year, with 45,000 issued', () => {
  it('6,000 more are refused, 5,000 are issued', async () => {
    const scenario = await stage({ approval: { maximumAnnualAmount: '50000' } });
    await verify2025(scenario, '100000');
    await authorize(scenario);
    await scenario.accept('issue-units', issuance('45000'));

    expect((await scenario.give('issue-units', { ...issuance('6000'), issuance: 'I-2' })).refusal).toBe('cap-exceeded');
    await scenario.accept('issue-units', { ...issuance('5000'), issuance: 'I-2' });

    expect(scenario.book.issuedByYear.get('10471 GHA 2025')).toEqual({ amount: 50_000n });
    expectLaws(scenario);
  });

  it('the refusal names the approval', async () => {
    const scenario = await stage();
    await verify2025(scenario, '100000');
    await authorize(scenario);
    const lowered = await scenario.accept('record-host-approval', {
      ...{ programme: '10471', host: 'GHA', maximumAnnualAmount: '50000', renewalsAllowed: true },
    });

    expect(await scenario.give('issue-units', issuance('50001'))).toMatchObject({
      refusal: 'cap-exceeded',
      names: { conflictsWith: revisionOf(lowered) },
    });
  });
});
