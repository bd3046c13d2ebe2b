import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { firstTransferred, levied } from '../support/holdings.js';
import { holdingAccount } from '../support/samples.js';
import { afterIssuance } from '../support/stage.js';

describe('W-01: 100,000 AERs for use towards NDCs, from a host that is not exempt', () => {
  it('5,000 go to the adaptation share and 2,000 to OMGE, first transferred; 93,000 do not; the host adds 7,000', async () => {
    const scenario = await afterIssuance();

    expect(levied(scenario)).toEqual({ adaptation: 5_000n, omge: 2_000n, buffer: 0n, pending: 0n });
    expect(scenario.holding('GHA-H1')).toBe(93_000n);
    expect(firstTransferred(scenario, 'ADAPTATION-SHARE')).toBe(5_000n);
    expect(firstTransferred(scenario, 'OMGE-MANDATORY')).toBe(2_000n);
    expect(firstTransferred(scenario, 'GHA-H1')).toBe(0n);
    expect(scenario.adjusted('GHA')).toEqual([7_000n, 0n]);
    expectLaws(scenario);
  });

  it('a movement inside one Party is no first transfer', async () => {
    const scenario = await afterIssuance();
    await scenario.accept('open-account', holdingAccount('GHA-H2', 'GHA'));

    const { events } = await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { quantity: '93000' } });

    expect(events.map(({ type }) => type)).toEqual(['UnitsTransferred']);
    expect(firstTransferred(scenario, 'GHA-H2')).toBe(0n);
    expect(scenario.adjusted('GHA')).toEqual([7_000n, 0n]);
    expectLaws(scenario);
  });
});
