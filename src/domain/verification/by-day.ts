import { daysIn, yearsOf, type Span } from '../kernel/days.js';

/**
 * Policy `longPeriods: by-day`: one figure for a period, split into its calendar years by their days, by largest remainder, ties to the
 * earlier year. A negative figure is split as its absolute value is.
 */
export const splitByDay = (figure: bigint, period: Span): { readonly vintage: string; readonly verified: bigint }[] => {
  const [whole, sign] = figure < 0n ? [-figure, -1n] : [figure, 1n];
  const days = BigInt(daysIn(period));
  const shares = yearsOf(period.from, period.to).map((vintage) => {
    const from = period.from > `${vintage}-01-01` ? period.from : `${vintage}-01-01`;
    const to = period.to < `${vintage}-12-31` ? period.to : `${vintage}-12-31`;
    const product = whole * BigInt(daysIn({ from, to }));
    return { vintage, share: product / days, remainder: product % days };
  });
  let missing = whole - shares.reduce((sum, { share }) => sum + share, 0n);
  // Sorting keeps the earlier year first where remainders are equal.
  for (const year of [...shares].sort((a, b) => (a.remainder > b.remainder ? -1 : a.remainder < b.remainder ? 1 : 0))) {
    if (missing === 0n) break;
    year.share += 1n;
    missing -= 1n;
  }
  return shares.map(({ vintage, share }) => ({ vintage, verified: sign * share }));
};
