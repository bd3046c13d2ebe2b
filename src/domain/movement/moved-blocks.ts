import type { Book } from '../book/book.js';
import { halved } from '../kernel/halves.js';

interface Moved {
  readonly to: string;
  readonly blocks: readonly string[];
  readonly firstTransferred: readonly string[];
}

/** Puts the blocks of a movement's event into their new account. A reservation ends with the movement. */
export const putMoved = (book: Book, { to, blocks, firstTransferred }: Moved, revision: bigint): void => {
  const first = firstTransferred.length > 0 ? new Set(firstTransferred) : undefined;
  const moved = { account: to, reservedBy: null };
  const firstMoved = { ...moved, firstTransferred: true };
  for (const block of blocks) book.units.change(block, first?.has(block) ? firstMoved : moved, revision);
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
