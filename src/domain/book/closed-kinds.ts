import { parseBlockId, sumOf } from '../kernel/block-id.js';
import { refuse } from '../kernel/refusal.js';
import type { Block } from './block.js';
import type { Book } from './book.js';
import type { ReadonlyBook } from './readonly-book.js';

/** Nothing of a kind that is closed, or being closed, comes to be or moves. Throws `kind-closed`, naming the event that began it. */
export const checkKindsOpen = (book: ReadonlyBook, blocks: Iterable<Pick<Block, 'kind'>>): void => {
  if (book.closedKinds.size === 0) return;
  for (const { kind } of blocks) {
    const closing = book.closedKinds.get(kind)?.closing;
    if (closing !== undefined) refuse('kind-closed', { conflictsWith: book.closings.get(closing)?.since });
  }
};

/** Whether the kind is closed, or being closed. */
export const isClosed = (book: ReadonlyBook, kind: string): boolean => book.closedKinds.has(kind);

/**
 * Counts units that a closing cancels. Cancellations are of holders and of those who owe: one of an administrator is a closing's, since an
 * administrator can cancel in no other way.
 */
export const countLot = (book: Book, { blocks }: { readonly blocks: readonly string[] }): void => {
  for (const row of book.closings.values()) {
    if (row.closed !== null) continue;
    const quantity = row.quantity + sumOf(blocks.map(parseBlockId));
    book.closings.update(row.closing, { blocks: row.blocks + BigInt(blocks.length), quantity });
  }
};
