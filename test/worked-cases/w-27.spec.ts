import { describe, expect, it } from '@jest/globals';
import { asked } from '../support/asked.js';
import { expectLaws } from '../support/check-laws.js';
import { authorize, issuance, stage, verify2025 } from '../support/stage.js';

describe('W-27: an indicator of 500 GWh with 40 first transferred and none used', () => {
  it('is 460 GWh: in another metric than tonnes first transfers are taken off, and in tonnes nothing is counted', async () => {
    const scenario = await stage({ policy: { adaptationBps: '0', omgeBps: '0' } });
    await verify2025(scenario, '1000');
    await authorize(scenario, { metric: 'non-GHG', nonGhgMetric: 'GWh' });
    await scenario.accept('issue-units', issuance('1000', '1000', { authorization: 'A-1', nonGhgQuantity: '40' }));
    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1000' } });
    const source = { sha256: 'e'.repeat(64) };
    await scenario.accept('report-inventory', { party: 'GHA', year: '2025', metric: 'GWh', quantity: '500', source });

    const in2025 = { party: 'GHA', from: '2025', to: '2025' };
    expect((await asked(scenario, 'emissions-balance', { ...in2025, metric: 'GWh' })).years).toEqual([
      {
        ...{ year: '2025', inventory: '500', firstTransferred: '40', used: '0', adjustment: '-40', remainder: '0', balance: '460' },
        state: 'indicative',
      },
    ]);
    expect((await asked(scenario, 'emissions-balance', in2025)).years).toMatchObject([{ firstTransferred: '0', state: 'no-data' }]);
    expectLaws(scenario);
  });
});
