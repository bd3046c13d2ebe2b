import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { firstTransferred } from '../support/holdings.js';
import { afterIssuance, forOther } from '../support/stage.js';

describe('W-04: 100,000 AERs for other purposes, first transferred by issuance or by authorization', () => {
  it.each(['issuance', 'authorization'])(
    'defined as %s: all are first transferred when they are issued, and the host adds 100,000 at once',
    async (oimp) => {
      const scenario = await afterIssuance(forOther(oimp));

      expect(firstTransferred(scenario, 'GHA-H1')).toBe(93_000n);
      expect(firstTransferred(scenario, 'ADAPTATION-SHARE')).toBe(5_000n);
      expect(firstTransferred(scenario, 'OMGE-MANDATORY')).toBe(2_000n);
      expect(scenario.adjusted('GHA')).toEqual([100_000n, 0n]);
      expectLaws(scenario);
    },
  );

  it('going abroad later adds nothing more', async () => {
    const scenario = await afterIssuance(forOther('issuance'));

    const { events } = await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '93000' } });

    expect(events.map(({ type }) => type)).toEqual(['UnitsTransferred']);
    expect(scenario.adjusted('GHA')).toEqual([100_000n, 0n]);
    expectLaws(scenario);
  });
});
