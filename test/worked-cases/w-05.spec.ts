import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { firstTransferred } from '../support/holdings.js';
import { afterIssuance, forOther, openSink } from '../support/stage.js';

describe('W-05: 100,000 AERs for other purposes, first transferred by use or cancellation', () => {
  it('the host adds 7,000 at issuance, and 17,000 once 10,000 are cancelled', async () => {
    const scenario = await afterIssuance(forOther('use-or-cancellation'));
    await openSink(scenario, 'GHA-OP', 'cancellation-op', 'GHA');
    expect(scenario.adjusted('GHA')).toEqual([7_000n, 0n]);

    await scenario.accept('cancel-units', { from: 'GHA-H1', to: 'GHA-OP', purpose: 'OP', units: { quantity: '10000' } });

    expect(firstTransferred(scenario, 'GHA-OP')).toBe(10_000n);
    expect(firstTransferred(scenario, 'GHA-H1')).toBe(0n);
    expect(scenario.adjusted('GHA')).toEqual([17_000n, 0n]);
    expectLaws(scenario);
  });
});
