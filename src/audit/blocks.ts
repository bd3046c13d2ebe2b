import type { Block, Lot } from '../domain/book/block.js';
import type { ReadonlyBook } from '../domain/book/readonly-book.js';
import { parseBlockId, quantityOf, type BlockRange } from '../domain/kernel/block-id.js';

/** All blocks of the book, series by series. */
export function* everyBlock(book: ReadonlyBook): IterableIterator<Block> {
  for (const [, ranges] of book.units.all()) yield* ranges;
}

/** How many units of each lot there are: laws about what was born together need not look at every block. */
export const unitsByLot = (book: ReadonlyBook): ReadonlyMap<Lot, bigint> => {
  const sums = new Map<Lot, bigint>();
  for (const block of everyBlock(book)) sums.set(block.lot, (sums.get(block.lot) ?? 0n) + quantityOf(block));
  return sums;
};

/** Blocks as the longest runs of serials they make, in order: two lists name the same units exactly if their runs are equal. */
export const runsOf = (ids: readonly string[]): BlockRange[] => {
  const runs: BlockRange[] = [];
  for (const { series, first, last } of ids.map(parseBlockId).sort(inOrder)) {
    const before = runs.at(-1);
    if (before?.series === series && before.last + 1n === first) runs[runs.length - 1] = { ...before, last };
    else runs.push({ series, first, last });
  }
  return runs;
};

const inOrder = (a: BlockRange, b: BlockRange): number => {
  if (a.series !== b.series) return a.series < b.series ? -1 : 1;
  return a.first < b.first ? -1 : a.first > b.first ? 1 : 0;
};
