import { beforeAll, describe, expect, it } from '@jest/globals';
import { chooseAdjustmentMethod, reportInventory } from '../../../src/domain/accounting/examples.js';
import { party, reason } from '../../support/samples.js';
import { actsOf } from '../checked.js';
import { expectFound, Forgery, type Forged } from '../forge.js';
import { story } from '../story.js';

const SINGLE = { first: '2021', last: '2025' };
const MULTI = { first: '2026', last: '2030' };

let closed: Forgery;
/** Ghana averages over 2021 to 2025, which is final, and first transfers 30 units of 2025 afterwards. */
beforeAll(async () => {
  const scenario = await story();
  const ndcPeriods = [
    { ...SINGLE, type: 'single-year' },
    { ...MULTI, type: 'multi-year' },
  ];
  await scenario.accept('update-party', { ...party('GHA'), ndcPeriods, reason });
  await scenario.accept('report-inventory', { ...reportInventory, quantity: '1000' });
  await scenario.accept('report-inventory', { ...reportInventory, year: '2024', metric: 'GWh', quantity: '9' });
  await scenario.accept('choose-adjustment-method', { ...chooseAdjustmentMethod, ndcPeriod: SINGLE, method: 'averaging' });
  await scenario.accept('finalize-period', { party: 'GHA', ndcPeriod: SINGLE });
  const units = { blocks: ['UN01-GHA-10471-2025-301-330'] };
  await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units });
  closed = Forgery.of(actsOf(scenario.file));
});

type Totals = { totals: Record<string, unknown>[] };
const year = (forged: Forgery, members: object, at = 4): Forgery =>
  forged.change('PeriodFinalized', (data: Totals) => ({
    ...data,
    totals: data.totals.map((total, i) => (i === at ? { ...total, ...members } : total)),
  }));
const chosen = (members: object): Forged => ({
  ...{ type: 'AdjustmentMethodChosen', authority: 'party:GHA' },
  data: { party: 'GHA', ndcPeriod: MULTI, method: 'multi-year', trajectory: null, ...members },
});
const finalized = (members: object = {}): Forged => {
  const blank = { inventory: null, firstTransferred: '0', used: '0', adjustment: '0', remainder: '0', balance: null };
  const totals = ['GHG', 'GWh'].flatMap((metric) => ['2026', '2027', '2028', '2029', '2030'].map((of) => ({ metric, year: of, ...blank })));
  const asOf = String(closed.acts.flat().length - 1);
  return {
    ...{ type: 'PeriodFinalized', authority: 'party:GHA' },
    data: {
      party: 'GHA',
      ndcPeriod: MULTI,
      method: null,
      averagingDenominator: 'elapsed-years',
      asOf,
      totals: withLate(totals),
      ...members,
    },
  };
};
/** The 30 units that came late count for the year in which they came. */
const withLate = (totals: object[]): object[] => [{ ...totals[0], firstTransferred: '30', adjustment: '30' }, ...totals.slice(1)];

describe('C3 first transfer: balances of Parties', () => {
  it('finds nothing in a method that is chosen, in a period that becomes final, and in what comes late', () => {
    expect(closed.findings()).toEqual([]);
    expect(closed.append([finalized()]).findings()).toEqual([]);
    expect(closed.append([chosen({ trajectory: [{ year: '2026', quantity: '1' }] })]).findings()).toEqual([]);
  });

  it('finds a final year with another figure, or another year', () => {
    for (const members of [{ inventory: '999' }, { firstTransferred: '0' }, { used: '1' }, { adjustment: '430' }, { balance: '1000' }])
      expectFound(year(closed, members), 'first-transfer', 'R-68');
    for (const members of [{ year: '2026' }, { metric: 'MWh' }, { remainder: '1' }])
      expectFound(year(closed, members), 'first-transfer', 'R-68');
    expectFound(
      closed.change('PeriodFinalized', (data: Totals) => ({ ...data, totals: data.totals.slice(1) })),
      'first-transfer',
      'R-68',
    );
  });

  it('finds another method, denominator or last event than those of then', () => {
    for (const members of [{ method: 'multi-year' }, { method: null }, { averagingDenominator: 'inventory-years' }, { asOf: '3' }])
      expectFound(
        closed.change('PeriodFinalized', (data: object) => ({ ...data, ...members })),
        'first-transfer',
        'R-68',
      );
  });

  it('finds a period that becomes final twice, or shares a year with one, or is none of the Party', () => {
    expectFound(closed.again('PeriodFinalized'), 'first-transfer', 'R-68');
    expectFound(closed.append([finalized({ ndcPeriod: { first: '2026', last: '2029' } })]), 'first-transfer', 'R-68');
    expectFound(closed.append([finalized({ party: 'XXX' })]), 'first-transfer', 'R-68');
  });

  it('finds a second method, one for a final period, and one that the period can not have', () => {
    expectFound(closed.again('AdjustmentMethodChosen'), 'first-transfer', 'R-59');
    expectFound(closed.append([chosen({ ndcPeriod: SINGLE, method: 'averaging' })]), 'first-transfer', 'R-68');
    for (const method of ['averaging', 'trajectory']) expectFound(closed.append([chosen({ method })]), 'first-transfer', 'R-59');
    expectFound(closed.append([chosen({ ndcPeriod: { first: '2026', last: '2031' } })]), 'first-transfer', 'R-59');
    for (const years of [['2025'], ['2031'], ['2026', '2026']])
      expectFound(closed.append([chosen({ trajectory: years.map((of) => ({ year: of, quantity: '1' })) })]), 'first-transfer', 'R-59');
  });

  it('finds a late entry that is not called late, and one called late that is not', () => {
    const late = (n: number, to: boolean): Forgery =>
      closed.change('CorrespondingAdjustmentApplied', (data: object) => ({ ...data, late: to }), n);
    const count = closed.acts.flat().filter(({ type }) => type === 'CorrespondingAdjustmentApplied').length;
    expectFound(late(count - 1, false), 'first-transfer', 'R-68');
    expectFound(late(0, true), 'first-transfer', 'R-68');
  });

  it('finds who is not the Party', () => {
    for (const type of ['InventoryReported', 'AdjustmentMethodChosen', 'PeriodFinalized'])
      expectFound(closed.envelope(type, { authority: 'party:CHE' }), 'authority', 'R-83');
  });
});
