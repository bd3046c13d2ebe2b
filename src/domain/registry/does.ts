import type { ReadonlyBook } from '../book/readonly-book.js';
import { isNewCode } from '../kernel/fields.js';
import { invalid } from '../kernel/refusal.js';

/**
 * A DOE is a code that roles and programmes name. Throws `invalid-input` for one that a spreadsheet reads as a number, unless it stands in the
 * book from before such codes were refused.
 */
export const checkDoe = (book: ReadonlyBook, code: string, pointer: string): void => {
  if (isNewCode(code) || stands(book, code)) return;
  invalid(pointer, 'identifier-format', 'A spreadsheet reads it as a number, and no DOE here is called so');
};

const stands = (book: ReadonlyBook, code: string): boolean => {
  for (const { role, scope } of book.roles.values()) if (role === 'doe' && scope === code) return true;
  for (const { validatedBy } of book.programmes.values()) if (validatedBy === code) return true;
  return false;
};
