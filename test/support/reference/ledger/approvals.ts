import type { ReferenceBook } from './book.js';
import type { Move } from './records.js';

/** Whether the policy wants a second person for the command. */
export const needsApproval = (book: ReferenceBook, command: string, d: Move): boolean => {
  if (!book.policy.approvals.some((approval) => approval.command === command)) return false;
  return command === 'transfer-units' ? !isFamiliar(book, d) : command !== 'cancel-units' || d.purpose === 'administrative';
};

/** Whether the receiving account is of the same holder, or trusted. */
export const isFamiliar = (book: ReferenceBook, d: Move): boolean => {
  const from = book.accountBook.get(d.from);
  return from?.holder === book.accountBook.get(d.to)?.holder || from?.trusts.has(d.to) === true;
};
