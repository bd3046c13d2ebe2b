import { describe, expect, it } from '@jest/globals';
import { linesOf, paid, share, taken, takenOf, withClaims } from '../domain/finance/given.js';
import { verify } from '../domain/verification/given.js';
import { expectLaws } from '../support/check-laws.js';

describe('W-36: finance and carbon value side by side', () => {
  it.each([
    ['250000', '100000', '150000'],
    ['333333', '133334', '199999'],
  ])('F 4,000,000 and C 6,000,000: of %s verified %s are financed and %s creditable', async (verified, financed, creditable) => {
    const scenario = await withClaims([share('F-1', ['4000000', '6000000'])]);

    expect(linesOf(await verify(scenario, 'V-1', { '2021': verified }))).toEqual([['CP-1 2021', [taken('F-1', financed)], creditable]]);
    expectLaws(scenario);
  });

  it('paid claims of 100,000 and 150,001 on 250,000 verified: nothing is issuable, 1 stays open on the second', async () => {
    const scenario = await withClaims([paid('F-1', '100000'), paid('F-2', '150001')]);

    const lines = linesOf(await verify(scenario, 'V-1', { '2021': '250000' }));

    expect(lines).toEqual([['CP-1 2021', [taken('F-1', '100000'), taken('F-2', '150000')], '0']]);
    expect(takenOf(scenario, 'F-2')).toBe(150_000n);
    expectLaws(scenario);
  });

  it('shares that sum above 1 are refused', async () => {
    const scenario = await withClaims([share('F-1', ['4000000', '6000000']), share('F-2', ['3', '7'])]);

    expect((await scenario.give('record-finance', share('F-3', ['300001', '699999']))).refusal).toBe('finance-overclaim');
    expect((await scenario.give('record-finance', share('F-3', ['300000', '700000']))).refusal).toBeNull();
    expectLaws(scenario);
  });
});
