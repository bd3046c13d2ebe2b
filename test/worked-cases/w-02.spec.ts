import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { firstTransferred } from '../support/holdings.js';
import { holdingAccount } from '../support/samples.js';
import { afterIssuance } from '../support/stage.js';

describe('W-02: the 93,000 of W-01 go to another Party', () => {
  it('they are first transferred, and the host has added 100,000; who acquires adjusts nothing', async () => {
    const scenario = await afterIssuance();

    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '93000' } });

    expect(firstTransferred(scenario, 'CHE-H1')).toBe(93_000n);
    expect(scenario.adjusted('GHA')).toEqual([100_000n, 0n]);
    expect(scenario.adjusted('CHE')).toEqual([0n, 0n]);
    expectLaws(scenario);
  });

  it('further movements, inside the Party and to a third, adjust nothing more', async () => {
    const scenario = await afterIssuance();
    await scenario.accept('open-account', holdingAccount('CHE-H2', 'CHE'));
    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '93000' } });

    const inside = await scenario.accept('transfer-units', { from: 'CHE-H1', to: 'CHE-H2', units: { quantity: '93000' } });
    const onwards = await scenario.accept('transfer-units', { from: 'CHE-H2', to: 'JPN-H1', units: { quantity: '93000' } });

    expect(inside.events.map(({ type }) => type)).toEqual(['UnitsTransferred']);
    expect(onwards.events.map(({ type }) => type)).toEqual(['UnitsTransferred']);
    expect(scenario.adjusted('GHA')).toEqual([100_000n, 0n]);
    expectLaws(scenario);
  });
});
