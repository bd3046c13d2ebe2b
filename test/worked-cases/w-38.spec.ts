import { describe, expect, it } from '@jest/globals';
import { limit } from '../domain/limits/given.js';
import { expectLaws } from '../support/check-laws.js';
import type { Outcome, Scenario } from '../support/scenario.js';
import { afterIssuance, authorize, issuance, stage, verify2025 } from '../support/stage.js';

const send = (scenario: Scenario, quantity: string): Promise<Outcome> =>
  scenario.give('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity } });

describe('W-38: a host limit of 50 % and a budget', () => {
  it('of 100,000 with 7,000 levies that count 43,000 more pass, and not 43,001', async () => {
    const scenario = await afterIssuance();
    await limit(scenario, { classes: [{ class: 'COOKING', programmes: ['10471'], ratioBps: '5000' }], countsLevies: true });

    const refused = await send(scenario, '43001');

    expect(refused).toMatchObject({ refusal: 'transfer-ratio-exceeded', names: { host: 'GHA', class: 'COOKING', left: '43000' } });
    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '43000' } });
    expect(await send(scenario, '1')).toMatchObject({ refusal: 'transfer-ratio-exceeded', names: { left: '0' } });
    expectLaws(scenario);
  });

  it('of a budget of 10,000,000 with 9,960,000 used 50,000 are refused, and 40,000 pass', async () => {
    const setting = { approval: { maximumAnnualAmount: '20000000' }, component: { expectedAnnual: '20000000' } };
    const scenario = await stage({ ...setting, policy: { adaptationBps: '0', omgeBps: '0' } });
    await verify2025(scenario, '20000000');
    await authorize(scenario);
    await scenario.accept('issue-units', issuance('20000000', '20000000'));
    await limit(scenario, { budget: '10000000' });
    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '9960000' } });

    expect(await send(scenario, '50000')).toMatchObject({ refusal: 'budget-exceeded', names: { host: 'GHA', left: '40000' } });
    expect((await send(scenario, '40000')).refusal).toBeNull();
    expectLaws(scenario);
  });
});
