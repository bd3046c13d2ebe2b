import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { blocksIn, firstTransferred } from '../support/holdings.js';
import { authorize, issuance, stage, verify2025 } from '../support/stage.js';

describe('W-21: 400 of a block of 1,000 go abroad', () => {
  it('the sender keeps 1 to 600, not first transferred; the receiver has 601 to 1000, first transferred; the host adds 400', async () => {
    const scenario = await stage({ policy: { adaptationBps: '0', omgeBps: '0' } });
    await verify2025(scenario, '1000');
    await authorize(scenario);
    await scenario.accept('issue-units', issuance('1000', '1000'));

    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '400' } });

    expect(blocksIn(scenario, 'GHA-H1')).toEqual(['UN01-GHA-10471-2025-1-600']);
    expect(blocksIn(scenario, 'CHE-H1')).toEqual(['UN01-GHA-10471-2025-601-1000']);
    expect(firstTransferred(scenario, 'GHA-H1')).toBe(0n);
    expect(firstTransferred(scenario, 'CHE-H1')).toBe(400n);
    expect(scenario.adjusted('GHA')).toEqual([400n, 0n]);
    expectLaws(scenario);
  });
});
