import type { AdjustmentMethodRow, PartyRow, RegistryRow } from '../../domain/book/rows.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { fact, type Stored } from '../view/facts-at.js';
import type { View } from '../view/view.js';
import { inventoryOf, sumsByYear } from './figures.js';

/** The rows of Table 4 of the annex to 5/CMA.3, with what each is computed from. */
export const SUMMARY_ROWS = [
  ['1', 'Indicative trajectory (single-year NDC)', 'input'],
  ['2', 'Multi-year trajectory, trajectories or budget', 'input'],
  ['3', 'Anthropogenic emissions and removals covered by the NDC', 'input'],
  ['4', 'Portion of these by paragraph 10', 'input'],
  ['5', 'ITMOs first transferred, authorized for use towards an NDC', 'sum by year of first transfer'],
  ['6', 'Mitigation outcomes authorized for other international mitigation purposes alone', 'sum by year of first transfer'],
  ['7', 'ITMOs used towards the NDC', 'sum by year of use'],
  ['8', 'Net annual quantity', 'row 5 + row 6 - row 7'],
  ['9', 'Average, where averaging is the method', 'row 11 / elapsed years'],
  ['10', 'Total corresponding adjustment', 'averaging: row 9; else sum by vintage - row 7'],
  ['11', 'Cumulative quantity of the NDC period', 'running sum of row 8'],
  ['12', 'Annual emissions balance', 'row 3 + row 10'],
] as const;

/** A year of the table: the figure of each row, null where there is none. */
export type SummaryYear = readonly [year: string, ...figures: (bigint | null)[]];

interface Running {
  period: string;
  sum: bigint;
  elapsed: bigint;
}

/** The table of a Party for some years. Sums run from the first year of the NDC period that a year is in. Throws `unknown-party`. */
export const summaryOf = (view: View, party: string, from: string, to: string): SummaryYear[] => {
  const row = fact<Stored<PartyRow>>(view, 'party', party) ?? refuse('unknown-party');
  const policy = fact<Stored<RegistryRow>>(view, 'registry', view.registry)?.policy;
  const sums = sumsByYear(view, party);
  const begin = row.ndcPeriods.find(({ first, last }) => first <= from && from <= last)?.first ?? from;
  const running: Running = { period: '', sum: 0n, elapsed: 0n };
  const years: SummaryYear[] = [];
  for (let number = Number(begin); number <= Number(to); number += 1) {
    const year = String(number);
    const period = row.ndcPeriods.find(({ first, last }) => first <= year && year <= last);
    const key = period ? `${party} ${period.first} ${period.last}` : 'none';
    const chosen = fact<Stored<AdjustmentMethodRow>>(view, 'method', key);
    const method = chosen?.method ?? null;
    const planned = chosen?.trajectory?.find((of) => of.year === year)?.quantity;
    const trajectory = planned === undefined ? null : BigInt(planned);
    const inventory = inventoryOf(view, party, year);
    const { ndc, others, vintage, used } = sums.get(year) ?? { ndc: 0n, others: 0n, vintage: 0n, used: 0n };
    if (running.period !== key) Object.assign(running, { period: key, sum: 0n, elapsed: 0n });
    const net = ndc + others - used;
    running.sum += net;
    if (policy?.averagingDenominator !== 'inventory-years' || inventory !== null) running.elapsed += 1n;
    const average = method === 'averaging' && running.elapsed > 0n ? halfUp(running.sum, running.elapsed) : null;
    const total = method === 'averaging' ? average : vintage - used;
    const balance = inventory === null || total === null ? null : inventory + total;
    const planOf = (multi: boolean): bigint | null => ((method === 'multi-year') === multi ? trajectory : null);
    const figures = [planOf(false), planOf(true), inventory, null, ndc, others, used, net, average, total, running.sum, balance];
    if (year >= from) years.push([year, ...figures]);
  }
  return years;
};

/** Half-up away from zero, as balances are averaged. */
const halfUp = (sum: bigint, by: bigint): bigint => {
  const size = sum < 0n ? -sum : sum;
  const rounded = (2n * size + by) / (2n * by);
  return sum < 0n ? -rounded : rounded;
};
