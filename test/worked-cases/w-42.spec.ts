import { describe, expect, it } from '@jest/globals';
import { deficitOf, issue, ready, verify } from '../domain/verification/given.js';
import { expectLaws } from '../support/check-laws.js';
import { reason } from '../support/samples.js';
import type { Scenario } from '../support/scenario.js';

/** 58,428 issued, and 40,000 of them verified anew. */
const restated = async (): Promise<Scenario> => {
  const scenario = await ready();
  await verify(scenario, 'V-1', { '2021': '58428' });
  await issue(scenario, 'V-1', '2021', '58428');
  const { events } = await scenario.accept('restate-verification', {
    ...{ verification: 'V-1', reason, report: { sha256: 'f'.repeat(64) } },
    lines: [{ component: 'CP-1', vintage: '2021', verified: '40000' }],
  });
  expect(events[0]?.data).toMatchObject({
    lines: [{ verified: '40000', before: '58428', issuable: '0', over: '18428' }],
    deficit: '18428',
  });
  return scenario;
};

describe('W-42: a result restated 18,428 below what was issued', () => {
  it('of 25,000 verified next 6,572 may be issued, and of 10,000 after them all', async () => {
    const scenario = await restated();

    const next = await verify(scenario, 'V-2', { '2022': '25000' });
    expect(next.events[0]?.data).toMatchObject({ vintages: [{ carriedIn: '18428', issuable: '6572' }], deficit: '0' });
    const later = await verify(scenario, 'V-3', { '2023': '10000' });
    expect(later.events[0]?.data).toMatchObject({ vintages: [{ carriedIn: '0', issuable: '10000' }] });
    expectLaws(scenario);
  });

  it('of 10,000 verified next nothing may be issued, and 8,428 are carried on', async () => {
    const scenario = await restated();

    const next = await verify(scenario, 'V-2', { '2022': '10000' });

    expect(next.events[0]?.data).toMatchObject({ vintages: [{ carriedIn: '10000', issuable: '0' }], deficit: '8428' });
    expect(deficitOf(scenario)).toBe(8_428n);
    expectLaws(scenario);
  });
});
