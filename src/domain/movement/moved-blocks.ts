import type { Book } from '../book/book.js';
import { changeFirstTransferred } from '../book/first-transferred.js';
import { halved } from '../kernel/halves.js';

interface Moved {
  readonly to: string;
  readonly blocks: readonly string[];
  readonly firstTransferred: readonly string[];
}

/** Puts the blocks of a movement's event into their new account. A reservation ends with the movement. */
export const putMoved = (book: Book, { to, blocks, firstTransferred }: Moved, when: { revision: bigint; at: string }): void => {
  const first = firstTransferred.length > 0 ? new Set(firstTransferred) : undefined;
  const moved = { account: to, reservedBy: null };
  for (const block of blocks)
    if (first?.has(block)) changeFirstTransferred(book, block, moved, when);
    else book.units.change(block, moved, when.revision);
};

/** The blocks of a movement in two, each with its own first transfers. */
export const halvedBlocks = <M extends Pick<Moved, 'blocks' | 'firstTransferred'>>(moved: M): [M, M] => {
  const [a, b] = halved(moved.blocks);
  const own = (blocks: string[]): M => {
    const inside = new Set(blocks);
    return { ...moved, blocks, firstTransferred: moved.firstTransferred.filter((block) => inside.has(block)) };
  };
  return [own(a), own(b)];
};
