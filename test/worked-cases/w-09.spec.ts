import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { levied } from '../support/holdings.js';
import { authorize, issuance, stage, verify2025 } from '../support/stage.js';

describe('W-09: 100,000 AERs of a least developed country that uses its exemption', () => {
  it('nothing goes to the adaptation share, 2,000 to OMGE, and the host adds 2,000', async () => {
    const scenario = await stage({ host: { leastDevelopedOrIsland: true } });
    await verify2025(scenario, '100000');
    await authorize(scenario);

    const { events } = await scenario.accept('issue-units', issuance('100000', '98000'));

    expect(levied(scenario)).toEqual({ adaptation: 0n, omge: 2_000n, buffer: 0n, pending: 0n });
    expect(scenario.holding('GHA-H1')).toBe(98_000n);
    expect(scenario.adjusted('GHA')).toEqual([2_000n, 0n]);
    expect(events[0]?.data).toMatchObject({ adaptationBps: '0', omgeBps: '200' });
    expectLaws(scenario);
  });
});
