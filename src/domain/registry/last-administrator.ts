import { policyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { administratorsNeeded } from './policy.js';

/** The administrators whose role has no end date. */
export const lasting = (book: ReadonlyBook): Set<string> =>
  new Set(
    [...book.roles.values()]
      .filter((row) => row.role === 'administrator' && row.takenBack === null && row.until === null)
      .map(({ actor }) => actor),
  );

/** whether the registry can't do without this administrator: too few would be left for what its policy asks of them. */
export const isIndispensable = (book: ReadonlyBook, actor: string): boolean => {
  const left = lasting(book);
  return left.delete(actor) && left.size < administratorsNeeded(policyOf(book));
};
