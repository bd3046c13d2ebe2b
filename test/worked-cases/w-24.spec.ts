import { describe, expect, it } from '@jest/globals';
import { asked } from '../support/asked.js';
import { expectLaws } from '../support/check-laws.js';
import { afterIssuance, openSink } from '../support/stage.js';

const source = { sha256: 'e'.repeat(64) };

describe('W-24: emissions balances of a seller of 100,000 and of a buyer that used 93,000 of them', () => {
  it('are 1,100,000 for an inventory of 1,000,000, and 1,907,000 for one of 2,000,000', async () => {
    const scenario = await afterIssuance();
    await openSink(scenario, 'CHE-NDC', 'retirement-ndc', 'CHE');
    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '93000' } });
    await scenario.accept('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { quantity: '93000' } });
    for (const [party, quantity] of [
      ['GHA', '1000000'],
      ['CHE', '2000000'],
    ])
      await scenario.accept('report-inventory', { party, year: '2025', metric: 'GHG', quantity, source });

    const balance = async (party: string): Promise<unknown> =>
      (await asked(scenario, 'emissions-balance', { party, from: '2025', to: '2025' })).years[0];
    const settled = { year: '2025', remainder: '0', state: 'indicative' };
    expect(await balance('GHA')).toEqual({
      ...{ ...settled, inventory: '1000000', firstTransferred: '100000', used: '0', adjustment: '100000', balance: '1100000' },
    });
    expect(await balance('CHE')).toEqual({
      ...{ ...settled, inventory: '2000000', firstTransferred: '0', used: '93000', adjustment: '-93000', balance: '1907000' },
    });
    expectLaws(scenario);
  });
});
