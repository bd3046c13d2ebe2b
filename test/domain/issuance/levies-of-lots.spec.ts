import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { levied } from '../../support/holdings.js';
import { authorize, stage, verify2025, type Setting } from '../../support/stage.js';

/** 1,000 verified tonnes of 2025, authorized, in a registry that rounds levies so. */
const ready = async (rounding: string, setting: Setting = {}): Promise<Scenario> => {
  const scenario = await stage({ ...setting, policy: { levyRounding: rounding, bufferRounding: rounding } });
  await verify2025(scenario, '1000');
  await authorize(scenario);
  return scenario;
};
let lot = 0;
const issue = (scenario: Scenario, quantity: number): Promise<Outcome> =>
  scenario.accept('issue-units', {
    issuance: `I-${(lot += 1)}`,
    verification: 'V-1',
    lines: [{ component: 'CP-1', vintage: '2025', quantity: String(quantity), authorization: 'A-1' }],
  });
const lots = async (scenario: Scenario, size: number, count: number): Promise<void> => {
  for (let i = 0; i < count; i += 1) await issue(scenario, size);
};

describe('levies of a verification that is issued in lots (R-44)', () => {
  it.each([
    ['floor', 9],
    ['half-up', 9],
    ['ceil', 9],
    ['floor', 1],
    ['ceil', 1],
  ])('rounded %s come to what one issuance pays, in lots of %d', async (rounding, size) => {
    const [whole, parts] = [await ready(rounding), await ready(rounding)];
    await issue(whole, 99);
    await lots(parts, size, 99 / size);

    expect(levied(parts)).toEqual(levied(whole));
    expectLaws(parts);
  });

  it('with the buffer too', async () => {
    const removals = { programme: { outcome: 'removals', riskRatingBps: '1500' } };
    const [whole, parts] = [await ready('ceil', removals), await ready('ceil', removals)];
    await issue(whole, 60);
    await lots(parts, 7, 8);
    await issue(parts, 4);

    expect(levied(parts)).toEqual(levied(whole));
  });

  it('state what the verification had issued and paid before', async () => {
    const scenario = await ready('ceil');
    await issue(scenario, 100);

    const { events } = await issue(scenario, 100);

    expect(events[0]?.data['before']).toEqual({ gross: '100', adaptation: '5', omge: '2', buffer: '0' });
  });

  it('of another verification, or at other rates, are settled apart', async () => {
    const scenario = await ready('ceil');
    await issue(scenario, 1);
    await scenario.accept('set-policy', { replaces: '1', policy: { levyRounding: 'floor' }, reason: { code: 'policy' } });

    const { events } = await issue(scenario, 10);

    expect(events[0]?.data['before']).toEqual({ gross: '0', adaptation: '0', omge: '0', buffer: '0' });
    expect(levied(scenario)).toMatchObject({ omge: 1n, adaptation: 0n });
  });
});
