import type { SumClock } from '../project/adjustment-sums.js';
import type { View } from './view.js';

/** What the adjustments of a Party sum to in one year of one clock. */
export interface Sum {
  readonly clock: SumClock;
  readonly year: string;
  readonly total: bigint;
}

/** What the Party's adjustments until the view's revision sum to. */
export const sumsOf = ({ db, revision }: View, party: string): Sum[] =>
  db
    .all<Omit<Sum, 'total'> & { readonly total: string }>(
      `SELECT clock, year, (SELECT total FROM summed WHERE sum = sums.id AND revision <= ? ORDER BY revision DESC LIMIT 1) AS total
       FROM sums WHERE party = ? AND total IS NOT NULL`,
      ...[revision, party],
    )
    .map(({ total, ...sum }) => ({ ...sum, total: BigInt(total) }));

/** The sums of one clock, by year. */
export const byYear = (sums: readonly Sum[], clock: SumClock): Map<string, bigint> => {
  const years = new Map<string, bigint>();
  for (const { year, total } of sums.filter((sum) => sum.clock === clock)) years.set(year, (years.get(year) ?? 0n) + total);
  return new Map([...years].sort(([a], [b]) => (a < b ? -1 : 1)));
};
