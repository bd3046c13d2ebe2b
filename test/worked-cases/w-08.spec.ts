import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { holdingAccount } from '../support/samples.js';
import type { Scenario } from '../support/scenario.js';
import { authorized, contributed, convert, range } from './contributed.js';

/** 33,000 of the 93,000 were transferred to a third holder: serials 60,001 to 93,000. */
const passedOn = async (policy: object = {}): Promise<Scenario> => {
  const scenario = await contributed(policy);
  await scenario.accept('open-account', holdingAccount('GHA-H2', 'GHA', { holder: 'TRADER' }));
  await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { quantity: '33000' } });
  return scenario;
};

describe('W-08: 33,000 of 93,000 MCUs were passed on before the host authorizes all', () => {
  it('only 60,000 are eligible; the 33,000 stay MCUs', async () => {
    const scenario = await passedOn();

    expect(await convert(scenario, range(1, 93_000))).toMatchObject({
      refusal: 'not-convertible',
      names: { blocks: [range(60_001, 93_000)] },
    });
    expect((await convert(scenario, range(1, 60_000))).refusal).toBeNull();

    expect(authorized(scenario, 'GHA-H1')).toEqual([60_000n, 0n]);
    expect(authorized(scenario, 'GHA-H2')).toEqual([0n, 0n]);
    expectLaws(scenario);
  });

  it('proportional: 3,226 of the adaptation share and 1,290 of OMGE convert, lowest serials first, and the host adds 4,516', async () => {
    const scenario = await passedOn();

    const { events } = await convert(scenario, range(1, 60_000));

    expect(events[0]?.data['converted']).toEqual([range(93_001, 96_226), range(98_001, 99_290)]);
    expect(authorized(scenario, 'ADAPTATION-SHARE')).toEqual([3_226n, 3_226n]);
    expect(authorized(scenario, 'OMGE-MANDATORY')).toEqual([1_290n, 1_290n]);
    expect(scenario.adjusted('GHA')).toEqual([4_516n, 0n]);
    expectLaws(scenario);
  });

  it('refuse: what is less than all of the issuance is refused', async () => {
    const scenario = await passedOn({ postAuthorizationLevyShare: 'refuse' });

    expect((await convert(scenario, range(1, 60_000))).refusal).toBe('not-convertible');
    expect(scenario.adjusted('GHA')).toEqual([0n, 0n]);
  });
});
