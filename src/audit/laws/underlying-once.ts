import { idOf, type Lot } from '../../domain/book/block.js';
import type { ReadonlyBook } from '../../domain/book/readonly-book.js';
import type { Numbering } from '../../domain/kernel/outside-series.js';
import type { Range } from '../../domain/kernel/ranges.js';
import { everyBlock } from '../blocks.js';
import { law } from '../law.js';

/** No double issuance across registries: a unit of an outside registry is behind one unit of this book, for ever. */
export const underlyingOnce = law({
  name: 'underlying-once',
  rule: 'R-14, R-91',
  says: 'A unit of another registry stands behind at most one unit here.',
  *ofBook(book) {
    const lots = new Map<Lot, string>();
    for (const block of everyBlock(book)) if (block.lot.underlying && !lots.has(block.lot)) lots.set(block.lot, idOf(block));
    const bySeries = new Map<string, Behind[]>();
    for (const [{ underlying, quantity }, block] of lots) {
      if (!underlying) continue;
      const { registry, series, first } = underlying;
      const key = JSON.stringify([registry, series]);
      const last = first + quantity - 1n;
      if (!isTaken(book, { registry, series }, { first, last }))
        yield { detail: `${key} ${first} to ${last} isn't kept as taken`, blocks: [block] };
      const ranges = bySeries.get(key);
      if (ranges) ranges.push({ first, last, block });
      else bySeries.set(key, [{ first, last, block }]);
    }
    for (const [key, ranges] of bySeries) {
      ranges.sort((a, b) => (a.first < b.first ? -1 : 1));
      for (const [i, range] of ranges.entries()) {
        const before = ranges[i - 1];
        if (before && range.first <= before.last)
          yield { detail: `the same units of ${key} stand behind two blocks`, blocks: [before.block, range.block] };
      }
    }
    return `${lots.size} imported lots in ${bySeries.size} series`;
  },
});

/** Whether the book keeps every unit of the range as one that came in. */
const isTaken = (book: ReadonlyBook, numbering: Numbering, { first, last }: Range): boolean => {
  for (let serial = first; serial <= last;) {
    const met = book.underlying.taken(numbering, { first: serial, last });
    if (!met || met.first > serial) return false;
    serial = met.last + 1n;
  }
  return true;
};

interface Behind {
  readonly first: bigint;
  readonly last: bigint;
  /** One of the blocks that stand on it. */
  readonly block: string;
}
