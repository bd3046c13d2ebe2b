import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { firstTransferred, levied } from '../support/holdings.js';
import { authorize, issuance, stage, verify2025 } from '../support/stage.js';

describe('W-23: 10,000 removals with a risk rating of 15 %, from a host that is not exempt', () => {
  it('1,500 go to the buffer, 500 to the adaptation share, 200 to OMGE; participants keep 7,800', async () => {
    const scenario = await stage({ programme: { outcome: 'removals', riskRatingBps: '1500' } });
    await verify2025(scenario, '10000');
    await authorize(scenario);

    await scenario.accept('issue-units', issuance('10000'));

    expect(levied(scenario)).toEqual({ adaptation: 500n, omge: 200n, buffer: 1_500n, pending: 7_800n });
    expect(firstTransferred(scenario, 'BUFFER')).toBe(0n);
    expect(scenario.adjusted('GHA')).toEqual([700n, 0n]);
    expectLaws(scenario);
  });
});
