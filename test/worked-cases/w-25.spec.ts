import { describe, expect, it } from '@jest/globals';
import { asked } from '../support/asked.js';
import { expectLaws } from '../support/check-laws.js';
import { firstTransferredBy } from './first-transferred.js';

const VINTAGES = { '2021': '0', '2022': '10000', '2023': '20000', '2024': '30000', '2025': '40000' };

describe('W-25: averaging over 2021 to 2030, with 0, 10, 20, 30 and 40 thousand first transferred in its first five years', () => {
  it('adjusts 2025 by 100,000 / 5 = 20,000', async () => {
    const scenario = await firstTransferredBy(VINTAGES, 'averaging');

    const { method, years } = await asked(scenario, 'emissions-balance', { party: 'GHA', from: '2021', to: '2025' });

    expect(method).toBe('averaging');
    expect(years.map(({ year, firstTransferred, adjustment, remainder }) => [year, firstTransferred, adjustment, remainder])).toEqual([
      ['2021', '0', '0', '0'],
      ['2022', '10000', '5000', '0'],
      ['2023', '20000', '10000', '0'],
      ['2024', '30000', '15000', '0'],
      ['2025', '40000', '20000', '0'],
    ]);
    expectLaws(scenario);
  });
});
