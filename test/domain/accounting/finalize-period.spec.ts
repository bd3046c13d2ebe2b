import { describe, expect, it } from '@jest/globals';
import { asked } from '../../support/asked.js';
import { expectLaws } from '../../support/check-laws.js';
import { eventsOf, findings, revisionOf } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { afterIssuance, openSink } from '../../support/stage.js';
import { choice, ghana, inventory, PERIOD, periods } from './given.js';

const finalize = (story: Scenario, party = 'GHA'): Promise<Outcome> => story.give('finalize-period', { party, ndcPeriod: PERIOD });
const abroad = (story: Scenario, quantity: string): Promise<Outcome> =>
  story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity } });
const balance = async (story: Scenario, party: string, from: string, to = from): Promise<unknown[]> =>
  (await asked(story, 'emissions-balance', { party, from, to })).years.map((year) => [
    year.year,
    year.firstTransferred,
    year.used,
    year.balance,
    year.state,
  ]);

describe('finalize-period (R-68)', () => {
  everyStoryReplays();

  it('records every year as it stood, by which method, and after which event', async () => {
    const story = await afterIssuance();
    await story.accept('report-inventory', inventory('2025', '500'));
    await story.accept('report-inventory', inventory('2022', '40', { metric: 'GWh' }));
    const asOf = String(story.ledger.revision);

    const [[type, data] = ['', {}]] = eventsOf(await finalize(story));

    const blank = { inventory: null, firstTransferred: '0', used: '0', adjustment: '0', remainder: '0', balance: null };
    const totals = data['totals'] as { metric: string; year: string }[];
    expect(type).toBe('PeriodFinalized');
    expect(data).toMatchObject({ party: 'GHA', ndcPeriod: PERIOD, method: null, averagingDenominator: 'elapsed-years', asOf });
    expect(totals.map(({ metric, year }) => `${metric} ${year}`)).toEqual(
      ['GHG', 'GWh'].flatMap((metric) => Array.from({ length: 10 }, (_, i) => `${metric} ${2021 + i}`)),
    );
    expect(totals[0]).toEqual({ metric: 'GHG', year: '2021', ...blank });
    expect(totals[4]).toEqual({
      ...blank,
      metric: 'GHG',
      year: '2025',
      inventory: '500',
      firstTransferred: '7000',
      adjustment: '7000',
      balance: '7500',
    });
    expect(totals[11]).toEqual({ ...blank, metric: 'GWh', year: '2022', inventory: '40', balance: '40' });
    expectLaws(story);
  });

  it('is done once: period-finalized names it, also for a period that shares a year with it', async () => {
    const story = await ghana();
    const conflictsWith = revisionOf(await finalize(story));

    expect(await finalize(story)).toMatchObject({ refusal: 'period-finalized', names: { conflictsWith } });
    await periods(story, { first: '2021', last: '2025', type: 'multi-year' }, { first: '2031', last: '2035', type: 'multi-year' });
    const other = { party: 'GHA', ndcPeriod: { first: '2021', last: '2025' } };
    expect(await story.give('finalize-period', other)).toMatchObject({ refusal: 'period-finalized', names: { conflictsWith } });
    expect((await story.give('finalize-period', { party: 'GHA', ndcPeriod: { first: '2031', last: '2035' } })).refusal).toBeNull();
    expectLaws(story);
  });

  it('422 for a period that is none of the Party', async () => {
    const story = await ghana();
    expect(findings(await story.give('finalize-period', { party: 'GHA', ndcPeriod: { first: '2021', last: '2029' } }))).toEqual([
      ['/ndcPeriod', 'no-such-period'],
    ]);
    expect((await finalize(story, 'CHE')).refusal).toBe('unknown-party');
  });

  it('what is first transferred later is entered as late, in the year in which it happens, and never in a closed year', async () => {
    const story = await afterIssuance();
    await periods(story, { first: '2021', last: '2025', type: 'single-year' }, { first: '2026', last: '2030', type: 'multi-year' });
    await story.accept('report-inventory', inventory('2025', '500'));
    await story.accept('report-inventory', inventory('2026', '600'));
    await story.accept('finalize-period', { party: 'GHA', ndcPeriod: { first: '2021', last: '2025' } });

    const { events } = await abroad(story, '1000');

    expect(events[1]?.data).toMatchObject({
      kind: 'addition',
      late: true,
      actionYear: '2026',
      vintages: [{ vintage: '2025', quantity: '1000' }],
    });
    expect(await balance(story, 'GHA', '2025', '2026')).toEqual([
      ['2025', '7000', '0', '7500', 'final'],
      ['2026', '1000', '0', '1600', 'indicative'],
    ]);
    expectLaws(story);
  });

  it('where the year of the action is final too, a late entry goes to the first year after it that is not', async () => {
    const story = await afterIssuance();
    await finalize(story);

    await abroad(story, '1000');

    expect(await balance(story, 'GHA', '2026')).toEqual([['2026', '0', '0', null, 'no-data']]);
    expect(await balance(story, 'GHA', '2031')).toEqual([['2031', '1000', '0', null, 'no-data']]);
    expectLaws(story);
  });

  it('a use for a year of a final period is late as well', async () => {
    const story = await afterIssuance();
    await openSink(story, 'CHE-NDC', 'retirement-ndc', 'CHE');
    await abroad(story, '1000');
    await finalize(story, 'CHE');

    const { events } = await story.accept('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { quantity: '400' } });

    expect(events[1]?.data).toMatchObject({ kind: 'subtraction', late: true, useYear: '2025' });
    expect(await balance(story, 'CHE', '2025')).toEqual([['2025', '0', '0', null, 'no-data']]);
    expect(await balance(story, 'CHE', '2031')).toEqual([['2031', '0', '400', null, 'no-data']]);
    expectLaws(story);
  });

  it('a final year keeps its inventory, its method and its policy, whatever is reported and set afterwards', async () => {
    const story = await ghana();
    await story.accept('choose-adjustment-method', choice('averaging'));
    await story.accept('report-inventory', inventory('2025', '500'));
    await finalize(story);
    await story.accept('report-inventory', inventory('2025', '900'));
    await story.accept('report-inventory', inventory('2026', '700'));
    await story.accept('set-policy', { replaces: '1', policy: { averagingDenominator: 'inventory-years' }, reason: { code: 'other' } });

    expect(await balance(story, 'GHA', '2025', '2026')).toEqual([
      ['2025', '0', '0', '500', 'final'],
      ['2026', '0', '0', '700', 'final'],
    ]);
  });
});
