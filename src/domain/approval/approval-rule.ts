import { policyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ApprovalRule } from '../book/rows.js';

/** What of a command's data decides whether a second person must approve it. */
interface Approvable {
  readonly from?: string;
  readonly to?: string;
  readonly purpose?: string;
}

/**
 * the policy's rule that this command falls under, if any. A transfer falls under it when it goes to an account that is neither
 * trusted nor of the same holder; a cancellation when it is administrative.
 */
export const approvalRule = (book: ReadonlyBook, command: string, data: Approvable): ApprovalRule | undefined => {
  const rule = policyOf(book).approvals.find((candidate) => candidate.command === command);
  if (command === 'transfer-units' && isFamiliar(book, data)) return undefined;
  if (command === 'cancel-units' && data.purpose !== 'administrative') return undefined;
  return rule;
};

const isFamiliar = (book: ReadonlyBook, { from = '', to = '' }: Approvable): boolean => {
  if (book.trust.get(`${from} ${to}`)?.trusted) return true;
  const sender = book.accounts.get(from);
  const receiver = book.accounts.get(to);
  if (!sender?.party || !receiver) return false;
  return sender.holder === null ? receiver.holder === null && receiver.party === sender.party : receiver.holder === sender.holder;
};
