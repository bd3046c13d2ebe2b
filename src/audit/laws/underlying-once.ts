import { idOf, type Lot } from '../../domain/book/block.js';
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
      const key = `${registry} ${series}`;
      const last = first + quantity - 1n;
      const listed = book.underlyingOf(registry, series).at(first);
      if (listed?.first !== first || listed.last !== last)
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

interface Behind {
  readonly first: bigint;
  readonly last: bigint;
  /** One of the blocks that stand on it. */
  readonly block: string;
}
