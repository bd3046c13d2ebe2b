import { describe, expect, it } from '@jest/globals';
import { held, issued, release, withBuffers } from '../domain/buffers/given.js';
import { expectLaws } from '../support/check-laws.js';

describe('W-40: three buffers of 8, 15 and 5 %, and 1,000,000 units', () => {
  it('80,000, 138,000 and 46,000 go into them, 736,000 are left; uncertainty at 4 %: 40,000, 144,000, 48,000, 768,000', async () => {
    const scenario = await withBuffers({ approval: { maximumAnnualAmount: '1000000' } });
    await issued(scenario, { '2021': '1000000' });
    expect(held(scenario)).toEqual([80_000n, 138_000n, 46_000n, 736_000n]);

    const { events } = await scenario.accept('release-buffer', release());

    expect(held(scenario)).toEqual([40_000n, 144_000n, 48_000n, 768_000n]);
    expect(events[0]?.data).toMatchObject({
      ...{ oldBps: '800', newBps: '400', buffer: 'uncertainty' },
      moved: [
        { from: 'BUFFER-UNCERTAINTY', to: 'BUFFER-REVERSAL', block: 'GHA01-GHA-10471-2021-736001-742000' },
        { from: 'BUFFER-UNCERTAINTY', to: 'BUFFER-POOLED', block: 'GHA01-GHA-10471-2021-742001-744000' },
        { from: 'BUFFER-UNCERTAINTY', to: 'PENDING', block: 'GHA01-GHA-10471-2021-744001-776000' },
      ],
    });
    expectLaws(scenario);
  });
});
