import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { authorized, contributed, convert, range } from './contributed.js';

describe('W-07: 93,000 MCUs still with their participants, all authorized by the host', () => {
  it('are 93,000 AERs not first transferred, with 5,000 and 2,000 of the levies that are; the host adds 7,000', async () => {
    const scenario = await contributed();

    const { events } = await convert(scenario, range(1, 93_000));

    expect(events[0]).toMatchObject({
      type: 'IssuedUnitsAuthorized',
      data: {
        ...{ authorization: 'A-2', blocks: [range(1, 93_000)], converted: [range(93_001, 98_000), range(98_001, 100_000)] },
        firstTransferred: [range(93_001, 98_000), range(98_001, 100_000)],
      },
    });
    expect(authorized(scenario, 'GHA-H1')).toEqual([93_000n, 0n]);
    expect(authorized(scenario, 'ADAPTATION-SHARE')).toEqual([5_000n, 5_000n]);
    expect(authorized(scenario, 'OMGE-MANDATORY')).toEqual([2_000n, 2_000n]);
    expect(scenario.adjusted('GHA')).toEqual([7_000n, 0n]);
    expectLaws(scenario);
  });
});
