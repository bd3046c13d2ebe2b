import { describe, expect, it } from '@jest/globals';
import { asked } from '../support/asked.js';
import { expectLaws } from '../support/check-laws.js';
import { firstTransferredBy } from './first-transferred.js';

describe('W-26: averaging over the ten years 2021 to 2030, with 300,000 first transferred in all', () => {
  it('adjusts 2030 by 30,000, not by 300,000', async () => {
    const scenario = await firstTransferredBy({ '2022': '100000', '2023': '50000', '2025': '150000' }, 'averaging');
    await scenario.accept('report-inventory', {
      ...{ party: 'GHA', year: '2030', metric: 'GHG', quantity: '1000000', source: { sha256: 'e'.repeat(64) } },
    });

    const { years } = await asked(scenario, 'emissions-balance', { party: 'GHA', from: '2030', to: '2030' });

    expect(years).toMatchObject([{ year: '2030', firstTransferred: '0', adjustment: '30000', remainder: '0', balance: '1030000' }]);
    expectLaws(scenario);
  });
});
