import { afterEach, describe, expect, it } from '@jest/globals';
import { flat, sumOf } from '../projections/support/ladder.js';
import { Recorded } from '../projections/support/recorded.js';
import { eventsOf } from '../projections/support/stories.js';
import { ready, verify } from '../domain/verification/given.js';
import { expectLaws } from '../support/check-laws.js';

let recorded: Recorded | undefined;
afterEach(async () => {
  await recorded?.discard();
  recorded = undefined;
});

describe('W-34: 3,608,070 verified, 500,000 of them paid for without units, the rest issued with the levies of Article 6.4', () => {
  it('3,108,070 are issued: 155,404 to the adaptation share, 62,162 to OMGE, 2,890,504 to participants; every rung lists its events', async () => {
    const scenario = await ready({ approval: { maximumAnnualAmount: '4000000' } });
    const paid = { reason: 'results-based-finance', quantity: '500000', reference: 'F-1' };
    const line = { vintage: '2021', verified: '3608070', deductions: [paid] };
    await verify(scenario, 'V-1', { '2021': '0' }, { components: [{ component: 'CP-1', vintages: [line] }] });
    const verified = String(scenario.ledger.revision);
    const { events } = await scenario.accept('issue-units', {
      ...{ issuance: 'I-1', verification: 'V-1' },
      lines: [{ component: 'CP-1', vintage: '2021', quantity: '3108070', authorization: 'A-1' }],
    });
    const issued = events[0]?.revision ?? '';

    recorded = new Recorded('UN01', eventsOf(scenario));
    const [ladder] = (await (await recorded.open()).ask('attribution', { programme: '10471' })).answer.items;
    if (!ladder) throw new Error('no ladder');

    expect(flat(ladder)).toEqual({
      ...{ verified: '3608070', resultsBasedFinance: '500000' },
      ...{ 'AER.adaptation': '155404', 'AER.omge': '62162', 'AER.participants': '2890504' },
    });
    expect(sumOf(ladder)).toBe(3_608_070n);
    expect(ladder.verified).toEqual({ quantity: '3608070', events: [verified], eventCount: 1 });
    expect(ladder.resultsBasedFinance).toEqual({ quantity: '500000', events: [verified], eventCount: 1 });
    expect(ladder.issuable).toEqual({ quantity: '0', events: [verified, issued], eventCount: 2 });
    expect(ladder.issued.AER?.participants).toEqual({ quantity: '2890504', events: [issued], eventCount: 1 });
    expectLaws(scenario);
  });
});
