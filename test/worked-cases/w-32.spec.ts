import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../support/check-laws.js';
import { levied } from '../support/holdings.js';
import { issuance, stage, verify2025 } from '../support/stage.js';

describe('W-32: 100,000 CERs of a CDM programme whose host is not least developed', () => {
  it('2,000 go to the adaptation share and 98,000 are forwarded; nobody adjusts for CERs', async () => {
    const scenario = await stage({ programme: { mode: 'cdm' } });
    await verify2025(scenario, '100000');

    const { events } = await scenario.accept('issue-units', issuance('100000', '98000', {}));

    expect(events.map(({ type }) => type)).toEqual(['UnitsIssued']);
    expect(levied(scenario)).toEqual({ adaptation: 2_000n, omge: 0n, buffer: 0n, pending: 0n });
    expect([...scenario.book.units.heldBy('GHA-H1')]).toMatchObject([{ kind: 'CER', authorization: null, firstTransferred: false }]);
    expect(scenario.adjusted('GHA')).toEqual([0n, 0n]);
    expectLaws(scenario);
  });
});
