import { refuse } from '../../domain/kernel/refusal.js';
import type { AdjustmentEntry, Adjustments, EmissionsBalance } from '../answers/adjustments.js';
import type { SumClock } from '../project/adjustment-sums.js';
import { fact } from './facts-at.js';
import { touchOf } from './touches-at.js';
import { malformed } from './malformed.js';
import { takePage, type Page } from './page.js';
import type { Found, View } from './view.js';

interface Sum {
  readonly metric: string;
  readonly clock: SumClock;
  readonly year: string;
  readonly total: bigint;
}

/** What the Party's adjustments until the view's revision sum to. */
const sumsOf = ({ db, revision }: View, party: string): Sum[] =>
  db.allExact<Sum>(
    `SELECT metric, clock, year, (SELECT total FROM summed WHERE sum = sums.id AND revision <= ? ORDER BY revision DESC LIMIT 1) AS total
     FROM sums WHERE party = ? AND total IS NOT NULL`,
    ...[revision, party],
  );

const byYear = (sums: readonly Sum[], clock: SumClock): Map<string, bigint> => {
  const years = new Map<string, bigint>();
  for (const { year, total } of sums.filter((sum) => sum.clock === clock)) years.set(year, (years.get(year) ?? 0n) + total);
  return new Map([...years].sort(([a], [b]) => (a < b ? -1 : 1)));
};
const sumOf = (years: ReadonlyMap<string, bigint>): bigint => [...years.values()].reduce((sum, total) => sum + total, 0n);

/** Throws `unknown-party`. */
export const adjustments = (view: View, { party }: { party: string }, page: Page): Found<Adjustments> => {
  if (!fact(view, 'party', party)) refuse('unknown-party');
  const sums = sumsOf(view, party);
  const added = byYear(sums, 'addition-action');
  const subtracted = byYear(sums, 'subtraction-action');
  const [additions, subtractions] = [sumOf(added), sumOf(subtracted)];
  const years = [...new Set([...added.keys(), ...subtracted.keys()])].sort();
  const { items, cursor } = takePage(entriesAfter(view, party, page), page, ({ revision }) => [revision]);
  const answer = {
    ...{ party, additions: String(additions), subtractions: String(subtractions), net: String(additions - subtractions) },
    byVintage: [...byYear(sums, 'addition-vintage')].map(([vintage, total]) => ({ vintage, additions: String(total) })),
    byUseYear: [...byYear(sums, 'subtraction-use')].map(([year, total]) => ({ year, subtractions: String(total) })),
    byActionYear: years.map((year) => ({
      year,
      additions: String(added.get(year) ?? 0n),
      subtractions: String(subtracted.get(year) ?? 0n),
    })),
    entries: items,
    cursor,
  };
  return { answer, touched: touchOf(view, `party:${party}`) ?? view.revision };
};

const entriesAfter = ({ db, revision }: View, party: string, { after: [after = '-1'], size }: Page): AdjustmentEntry[] =>
  db
    .all<{ revision: number; cause: number; body: string }>(
      'SELECT revision, cause, body FROM adjustments WHERE party = ? AND revision > ? AND revision <= ? ORDER BY revision LIMIT ?',
      ...[party, Number(after), revision, size + 1],
    )
    .map(({ body, ...row }) => {
      const { kind, quantity, vintages, blocks, trigger, ...data } = JSON.parse(body) as AdjustmentEntry;
      const { authorization, cooperativeApproach, actionYear, useYear, late, nonGhgQuantity } = data;
      return {
        ...{ revision: String(row.revision), cause: String(row.cause), kind, quantity },
        vintages: vintages.map((of) => ({ vintage: of.vintage, quantity: of.quantity })),
        ...{ blocks, trigger, authorization, cooperativeApproach, actionYear, useYear, late, nonGhgQuantity },
      };
    });

const YEAR = /^(?:19|20|21)[0-9]{2}$/;

/**
 * First transfers of each year's vintage and use for it, in tCO2e for metric GHG, else in that metric, whose adjustment has the other sign
 * (2/CMA.3 annex 9). Throws `unknown-party`, and `malformed-request` for years that are none.
 */
export const emissionsBalance = (
  view: View,
  { party, from, to, metric = 'GHG' }: { party: string; from: string; to: string; metric?: string },
): Found<EmissionsBalance> => {
  if (!YEAR.test(from)) malformed('from', 'year-format', 'A calendar year');
  if (!YEAR.test(to) || to < from) malformed('to', 'year-format', 'A calendar year, not before the first');
  if (!fact(view, 'party', party)) refuse('unknown-party');
  const sums = sumsOf(view, party).filter((sum) => sum.metric === metric);
  const transferred = byYear(sums, metric === 'GHG' ? 'addition-vintage' : 'native-vintage');
  const used = byYear(sums, metric === 'GHG' ? 'subtraction-use' : 'native-use');
  const years: EmissionsBalance['years'][number][] = [];
  for (let year = Number(from); year <= Number(to); year += 1) {
    const [first, use] = [transferred.get(String(year)) ?? 0n, used.get(String(year)) ?? 0n];
    const adjustment = metric === 'GHG' ? first - use : use - first;
    const figures = { firstTransferred: String(first), used: String(use), adjustment: String(adjustment), remainder: '0' };
    years.push({ year: String(year), inventory: null, ...figures, balance: null, state: 'no-data' });
  }
  return { answer: { party, method: null, metric, years }, touched: touchOf(view, `party:${party}`) ?? view.revision };
};
