import { yearsTouched } from './days.js';

const DAY = 86_400_000;
const daysOf = (from: string, to: string): bigint => BigInt(Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1);

/** A figure for a period by its calendar years, in proportion to their days: whole tonnes, the largest remainders first, earlier years before later. */
export const byDay = (figure: bigint, from: string, to: string): bigint[] => {
  const size = figure < 0n ? -figure : figure;
  const total = daysOf(from, to);
  const years = yearsTouched(from, to).map((year, i) => {
    const [first, last] = [`${year}-01-01`, `${year}-12-31`];
    const parts = size * daysOf(from > first ? from : first, to < last ? to : last);
    return { i, tonnes: parts / total, rest: parts % total };
  });
  let over = size - years.reduce((sum, { tonnes }) => sum + tonnes, 0n);
  for (const year of years.toSorted((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1)))
    if (over > 0n) {
      year.tonnes += 1n;
      over -= 1n;
    }
  return years.map(({ tonnes }) => (figure < 0n ? -tonnes : tonnes));
};
