import type { Block } from '../book/block.js';
import type { Book } from '../book/book.js';
import type { ReadonlyBook } from '../book/readonly-book.js';

const keyOf = (issuance: string, revision: bigint): string => `${issuance} ${revision}`;

/** Units of the issuance came into an account by the event at `revision`: by being issued, or by being distributed. */
export const noteDelivery = (book: Book, issuance: string, revision: bigint): void =>
  book.deliveries.set(keyOf(issuance, revision), { issuance });

/** whether units are where their issuance or its distribution brought them, and were never transferred. */
export const isAsDelivered = (book: ReadonlyBook, { lot, since }: Block): boolean => book.deliveries.has(keyOf(lot.origin, since));
