import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { firstTransferred, levied } from '../support/holdings.js';
import { authorize, issuance, stage, verify2025 } from '../support/stage.js';

describe('W-06: 100,000 MCUs that the host may authorize later', () => {
  it('are levied like any others, and adjusted for by nobody', async () => {
    const scenario = await stage();
    await verify2025(scenario, '100000');
    await authorize(scenario, { statement: 'later', purposes: [] });

    const { events } = await scenario.accept('issue-units', issuance('100000', '93000', { contribution: 'PI' }));

    expect(events.map(({ type }) => type)).toEqual(['UnitsIssued']);
    expect(levied(scenario)).toEqual({ adaptation: 5_000n, omge: 2_000n, buffer: 0n, pending: 0n });
    expect(scenario.holding('GHA-H1')).toBe(93_000n);
    for (const account of ['GHA-H1', 'ADAPTATION-SHARE', 'OMGE-MANDATORY']) {
      expect([...scenario.book.units.heldBy(account)]).toMatchObject([{ kind: 'MCU', contribution: 'PI', authorization: null }]);
      expect(firstTransferred(scenario, account)).toBe(0n);
    }
    expect(scenario.adjusted('GHA')).toEqual([0n, 0n]);
    expectLaws(scenario);
  });
});
