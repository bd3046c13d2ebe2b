import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { afterIssuance, openSink } from '../support/stage.js';

/** B = E + FT - U (2/CMA.3 annex 8). */
const balance = (inventory: bigint, [firstTransferred, used]: [bigint, bigint]): bigint => inventory + firstTransferred - used;

describe('W-24: emissions balances of a seller of 100,000 and of a buyer that used 93,000 of them', () => {
  it('are 1,100,000 for an inventory of 1,000,000, and 1,907,000 for one of 2,000,000', async () => {
    const scenario = await afterIssuance();
    await openSink(scenario, 'CHE-NDC', 'retirement-ndc', 'CHE');
    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '93000' } });
    await scenario.accept('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { quantity: '93000' } });

    expect(balance(1_000_000n, scenario.adjusted('GHA'))).toBe(1_100_000n);
    expect(balance(2_000_000n, scenario.adjusted('CHE'))).toBe(1_907_000n);
    expectLaws(scenario);
  });
});
