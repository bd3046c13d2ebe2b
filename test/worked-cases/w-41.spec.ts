import { describe, expect, it } from '@jest/globals';
import { document } from '../domain/limits/given.js';
import { expectLaws } from '../support/check-laws.js';
import type { Outcome, Scenario } from '../support/scenario.js';
import { authorize, issuance, stage, verify2025 } from '../support/stage.js';

/** Emissions of 60,000,000 and a target of 64,000,000 in 2025; of that vintage 3,000,000 are first transferred, and 7,000,000 are held. */
const seller = async (known = true): Promise<Scenario> => {
  const setting = { approval: { maximumAnnualAmount: '20000000' }, component: { expectedAnnual: '20000000' } };
  const scenario = await stage({ ...setting, policy: { adaptationBps: '0', omgeBps: '0', overselling: 'refuse' } });
  await verify2025(scenario, '10000000');
  await authorize(scenario);
  await scenario.accept('issue-units', issuance('10000000', '10000000'));
  const [ndcPeriod] = scenario.book.parties.get('GHA')?.ndcPeriods ?? [];
  const { first = '', last = '' } = ndcPeriod ?? {};
  const trajectory = [{ year: '2025', quantity: '64000000' }];
  await scenario.accept('choose-adjustment-method', { party: 'GHA', ndcPeriod: { first, last }, method: 'multi-year', trajectory });
  const inventory = { party: 'GHA', year: '2025', metric: 'GHG', quantity: '60000000', source: document };
  if (known) await scenario.accept('report-inventory', inventory);
  await send(scenario, '3000000');
  return scenario;
};

const send = (scenario: Scenario, quantity: string): Promise<Outcome> =>
  scenario.give('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity } });

describe('W-41: a host that would oversell', () => {
  it('is 1,000,000 short with 2,000,000 more, and 1,000,000 pass', async () => {
    const scenario = await seller();

    expect(await send(scenario, '2000000')).toMatchObject({
      refusal: 'host-would-oversell',
      names: { host: 'GHA', vintage: '2025', year: '2025', missing: '1000000' },
    });
    expect(await send(scenario, '1000000')).toMatchObject({ refusal: null, warnings: [] });
    expectLaws(scenario);
  });

  it('without an inventory nothing says so: it passes, with a warning', async () => {
    const scenario = await seller(false);

    expect(await send(scenario, '2000000')).toMatchObject({
      refusal: null,
      warnings: [{ code: 'no-data', party: 'GHA', vintage: '2025', year: null, missing: null }],
    });
    expectLaws(scenario);
  });
});
