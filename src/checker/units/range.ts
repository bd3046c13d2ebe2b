/** Serials from first to last, both included. */
export interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

/** A range of one series, `REG-HOST-ACTIVITY-VINTAGE`. */
export interface SeriesRange extends Range {
  readonly series: string;
}

/** Digits of a block id are short as a rule, and short ones are read faster as a number. */
const serial = (digits: string): bigint => BigInt(digits.length < 16 ? Number(digits) : digits);

/** The range that a block id names. Its form was looked at before. */
export const rangeOf = (block: string): SeriesRange => {
  const end = block.lastIndexOf('-');
  const begin = block.lastIndexOf('-', end - 1);
  return { series: block.slice(0, begin), first: serial(block.slice(begin + 1, end)), last: serial(block.slice(end + 1)) };
};

export const nameOf = ({ series, first, last }: SeriesRange): string => `${series}-${first}-${last}`;

export const count = ({ first, last }: Range): bigint => last - first + 1n;

export const total = (ranges: Iterable<Range>): bigint => {
  let sum = 0n;
  for (const range of ranges) sum += count(range);
  return sum;
};

const inOrder = (a: SeriesRange, b: SeriesRange): number => {
  if (a.series !== b.series) return a.series < b.series ? -1 : 1;
  return a.first < b.first ? -1 : a.first > b.first ? 1 : 0;
};

/** The longest runs of serials that the ranges make, in order. Two lists name the same units exactly if their runs are equal. */
export const runs = (ranges: Iterable<SeriesRange>): SeriesRange[] => {
  const merged: SeriesRange[] = [];
  for (const range of [...ranges].sort(inOrder)) {
    const before = merged.at(-1);
    if (before?.series !== range.series || before.last + 1n < range.first) merged.push(range);
    else if (range.last > before.last) merged[merged.length - 1] = { ...before, last: range.last };
  }
  return merged;
};

/** A range that names a unit which another of the list names too; undefined where every unit is named once. */
export const namedTwice = (ranges: readonly SeriesRange[]): SeriesRange | undefined => {
  if (ranges.length < 2) return undefined;
  const sorted = [...ranges].sort(inOrder);
  return sorted.find((range, i) => {
    const before = sorted[i - 1];
    return before !== undefined && before.series === range.series && range.first <= before.last;
  });
};

/** In words, for a finding: the runs, and no more than a few of them. */
export const inWords = (ranges: Iterable<SeriesRange>): string => {
  const all = runs(ranges).map(nameOf);
  const shown = all.slice(0, 5).join(', ');
  return all.length === 0 ? 'no units' : all.length > 5 ? `${shown} and ${all.length - 5} more` : shown;
};
