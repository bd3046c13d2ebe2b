import { policyOf, registryOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ApprovalRule } from '../book/rows.js';

/** What of a command's data decides whether a second person must approve it. */
interface Approvable {
  readonly account?: string;
  readonly from?: string;
  readonly to?: string;
  readonly purpose?: string;
  readonly trusted?: boolean;
}

/**
 * the rule that this command falls under, if any. Use of the adaptation share towards an NDC has the Party's approval in every registry
 * that is no trial, and a kind of units is closed by two persons there; all else is the policy's to say. Of its commands a transfer falls under the rule when it goes to an account that is not
 * of the same holder and Party, a cancellation when it is administrative, a trust when it is given, a closing when units move.
 */
export const approvalRule = (book: ReadonlyBook, command: string, data: Approvable): ApprovalRule | undefined => {
  if (command === 'use-units' && usesAdaptationShare(book, data)) return { command, by: 'counterparty' };
  if (command === 'close-unit-kind' && !registryOf(book).trial) return { command, by: 'colleague' };
  const rule = policyOf(book).approvals.find((candidate) => candidate.command === command);
  if (command === 'transfer-units' && isFamiliar(book, receiverOf(book, command, data))) return undefined;
  if (command === 'cancel-units' && data.purpose !== 'administrative') return undefined;
  if (command === 'trust-account' && data.trusted !== true) return undefined;
  if (command === 'close-account' && book.units.heldBy(data.account ?? '').isEmpty) return undefined;
  return rule;
};

/** Between which accounts the command moves units: those it names, or those of the closing that the holder instructed. */
export const receiverOf = (book: ReadonlyBook, command: string, { account = '', from, to }: Approvable): { from: string; to: string } =>
  command === 'close-account'
    ? { from: account, to: book.accounts.get(account)?.closure?.moveTo ?? '' }
    : { from: from ?? '', to: to ?? '' };

/**
 * how many hours a proposal of this command waits before anybody may approve it, at `at`: the policy's delay where units go to an
 * account that is not of the same holder and Party and that the sender doesn't trust yet.
 */
export const delayOf = (book: ReadonlyBook, command: string, data: Approvable, at: string): number => {
  if (command !== 'transfer-units' && command !== 'close-account') return 0;
  if (!approvalRule(book, command, data)) return 0;
  const accounts = receiverOf(book, command, data);
  const trust = book.trust.get(`${accounts.from} ${accounts.to}`);
  const trusted = trust?.trusted === true && (trust.effective ?? '') <= at;
  return trusted || isFamiliar(book, accounts) ? 0 : Number(policyOf(book).transferDelayHours);
};

const usesAdaptationShare = (book: ReadonlyBook, { from = '' }: Approvable): boolean =>
  !registryOf(book).trial && book.accounts.get(from)?.type === 'adaptation-share';

const isFamiliar = (book: ReadonlyBook, { from, to }: { from: string; to: string }): boolean => {
  const sender = book.accounts.get(from);
  const receiver = book.accounts.get(to);
  if (!sender?.party || !receiver) return false;
  return receiver.party === sender.party && receiver.holder === sender.holder;
};
