import type { ReferenceBook } from './book.js';
import type { Closing, Move, Trust } from './records.js';
import { heldBy } from './units.js';

type Anything = Partial<Move & Closing & Trust>;

/** Whether the policy wants a second person for the command. */
export const needsApproval = (book: ReferenceBook, command: string, d: Anything): boolean => {
  if (!book.policy.approvals.some((approval) => approval.command === command)) return false;
  if (command === 'transfer-units') return !isSameOwner(book, d);
  if (command === 'close-account') return heldBy(book, d.account ?? '').length > 0;
  if (command === 'trust-account') return d.trusted === true;
  return command !== 'cancel-units' || d.purpose === 'administrative';
};

/** The hours that a proposal of the command waits: units go to another holder or Party, who isn't trusted yet. */
export const delayOf = (book: ReferenceBook, command: string, d: Anything, at: string): string => {
  const closing = command === 'close-account';
  const move = closing ? { from: d.account, to: book.accountBook.get(d.account ?? '')?.closure?.moveTo } : { from: d.from, to: d.to };
  if (!(closing || command === 'transfer-units') || !needsApproval(book, command, d) || isSameOwner(book, move)) return '0';
  const trustedFrom = book.accountBook.get(move.from ?? '')?.trusts.get(move.to ?? '');
  return trustedFrom !== undefined && trustedFrom <= at ? '0' : book.policy.transferDelayHours;
};

/** Whether both accounts are of one holder and one Party; those of the administrator are nobody's. */
const isSameOwner = (book: ReferenceBook, d: { from?: string | undefined; to?: string | undefined }): boolean => {
  const [from, to] = [book.accountBook.get(d.from ?? ''), book.accountBook.get(d.to ?? '')];
  return typeof from?.party === 'string' && from.party === to?.party && from.holder === to.holder;
};
