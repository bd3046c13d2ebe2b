import { idOf, type Block } from '../../domain/book/block.js';
import { law } from '../law.js';

/** Serials are unique within an activity and vintage, whoever the host: no two blocks share one. With `conservation` this leaves no hole. */
export const onePlaceAUnit = law({
  name: 'one-place-a-unit',
  rule: 'R-03, R-04',
  says: 'Every unit is in exactly one block, so in exactly one account.',
  *ofBook(book) {
    const groups = new Map<string, Iterable<Block>[]>();
    let blocks = 0;
    for (const [series, ranges] of book.units.all()) {
      const [, , activity, vintage] = series.split('-');
      const key = `${activity} ${vintage}`;
      groups.set(key, [...(groups.get(key) ?? []), ranges]);
      blocks += ranges.size;
    }
    for (const group of groups.values())
      for (const [a, b] of meeting(group))
        yield { detail: 'two blocks hold the same units', revision: b.touched, blocks: [idOf(a), idOf(b)] };
    return `${blocks} blocks, no two of which meet`;
  },
});

function* meeting(lists: readonly Iterable<Block>[]): Generator<[Block, Block]> {
  const [only, ...more] = lists;
  const inOrder = more.length === 0 ? (only ?? []) : lists.flatMap((list) => [...list]).sort((a, b) => (a.first < b.first ? -1 : 1));
  let furthest: Block | undefined;
  for (const block of inOrder) {
    if (furthest && block.first <= furthest.last) yield [furthest, block];
    if (!furthest || block.last > furthest.last) furthest = block;
  }
}
