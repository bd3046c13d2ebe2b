import { describe, expect, it } from '@jest/globals';
import { paid, takenOf, withClaims } from '../domain/finance/given.js';
import { verify } from '../domain/verification/given.js';
import { expectLaws } from '../support/check-laws.js';
import { levied } from '../support/holdings.js';

describe('W-37: 500,000 paid for, to be met by MCUs, of 1,000,000 verified', () => {
  it('537,635 MCUs give participants 500,000, which are cancelled under its code; 462,365 are left for AERs', async () => {
    const scenario = await withClaims([paid('F-1', '500000', { settle: 'mcu' })]);
    await verify(scenario, 'V-1', { '2021': '1000000' });
    const line = { component: 'CP-1', vintage: '2021' };
    const issue = (issuance: string, members: object, distribution: object[] = []) =>
      scenario.give('issue-units', {
        ...{ issuance, verification: 'V-1', lines: [{ ...line, ...members }] },
        ...(distribution.length > 0 ? { distribution } : {}),
      });

    expect(
      (await issue('I-1', { quantity: '537635', contribution: 'NPI' }, [{ account: 'GHA-H1', quantity: '500000' }])).refusal,
    ).toBeNull();
    expect(levied(scenario)).toEqual({ adaptation: 26_882n, omge: 10_753n, buffer: 0n, pending: 0n });
    const { events } = await scenario.accept('cancel-units', {
      ...{ from: 'GHA-H1', to: 'CANCELLATION-VOLUNTARY', purpose: 'voluntary', units: { quantity: '500000' }, discharges: 'F-1' },
    });

    expect(events.map(({ type }) => type)).toEqual(['UnitsCancelled', 'FinanceSettled']);
    expect(takenOf(scenario, 'F-1')).toBe(500_000n);
    expect(scenario.adjusted('GHA')).toEqual([0n, 0n]);
    expect((await issue('I-2', { quantity: '462366', authorization: 'A-1' })).refusal).toBe('double-issuance');
    expect((await issue('I-2', { quantity: '462365', authorization: 'A-1' })).refusal).toBeNull();
    expectLaws(scenario);
  });
});
