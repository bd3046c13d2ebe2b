import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { levied } from '../support/holdings.js';
import { authorize, issuance, stage, verify2025 } from '../support/stage.js';

const part = (quantity: string): object => ({ issuance: 'I-1', distribution: [{ account: 'GHA-H1', quantity }] });

describe('W-15: 100,000 approved, distributed in parts of 40,000 and 53,000', () => {
  it('levies are taken once, at issuance; the parts are not levied and the total that moved is 100,000', async () => {
    const scenario = await stage();
    await verify2025(scenario, '100000');
    await authorize(scenario);
    await scenario.accept('issue-units', issuance('100000'));
    expect(levied(scenario)).toEqual({ adaptation: 5_000n, omge: 2_000n, buffer: 0n, pending: 93_000n });

    await scenario.accept('distribute-units', part('40000'));
    expect(levied(scenario)).toEqual({ adaptation: 5_000n, omge: 2_000n, buffer: 0n, pending: 53_000n });
    await scenario.accept('distribute-units', part('53000'));

    expect(levied(scenario)).toEqual({ adaptation: 5_000n, omge: 2_000n, buffer: 0n, pending: 0n });
    expect(scenario.holding('GHA-H1')).toBe(93_000n);
    expect((await scenario.give('distribute-units', part('1'))).refusal).toBe('distribution-exceeds');
    expectLaws(scenario);
  });
});
