import type { Entry } from '../acceptance/acceptance.js';
import type { Block } from '../book/block.js';
import { accountOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { FirstTransfer } from '../adjustment/adjustments.js';
import { triggerOfMove } from '../adjustment/triggers.js';
import { quantityOf } from '../kernel/block-id.js';
import { dayOf, yearOf } from '../kernel/days.js';
import { refuse } from '../kernel/refusal.js';
import { checkInForce } from '../movement/move.js';
import type { DistributionLine } from './issuance-fields.js';

/** A block of the participants' part that is still pending, with the line it belongs to (from 1). */
export interface Undistributed {
  readonly line: number;
  readonly block: Block;
}

/** A block that leaves pending for an account, and the first transfer that is, if it is one. */
export interface Taken {
  readonly account: string;
  readonly block: Block;
  readonly firstTransfer: FirstTransfer | undefined;
}

/**
 * units go out to active holding accounts only, and no suspended account of the administrator takes part in it: those in
 * `through` are the ones that do. Throws `unknown-account`, `account-not-active`, `account-not-entitled`.
 */
export const checkTargets = (book: ReadonlyBook, lines: readonly DistributionLine[], through: readonly string[]): void => {
  const accounts = lines.map(({ account }) => accountOf(book, account));
  const own = through.map((account) => accountOf(book, account));
  for (const { account, state } of [...own, ...accounts]) if (state !== 'active') refuse('account-not-active', { account });
  for (const { account, type } of accounts) if (type !== 'holding') refuse('account-not-entitled', { account });
};

/**
 * REG 44, 46: units leave pending in the order of the list: by vintage, component and serial, lowest first. Pending units that reach
 * another Party than their host are first transferred, so the participation of both and their authorization must allow it.
 * Throws `account-not-entitled`, `authorization-not-in-force`, then `distribution-exceeds`.
 */
export const distribute = (
  book: ReadonlyBook,
  pending: readonly Undistributed[],
  lines: readonly DistributionLine[],
  at: string,
): Taken[] => {
  const from = accountOf(book, 'PENDING');
  const { taken, missing } = take(pending, lines);
  const first = taken.map(({ account, block }): Taken => {
    const to = accountOf(book, account);
    const trigger = triggerOfMove(block, from, to);
    if (!trigger) return { account, block, firstTransfer: undefined };
    const participate = [block.lot.host, to.party].every((party) => party === null || book.parties.get(party)?.participating);
    if (!participate) refuse('account-not-entitled', { account });
    checkInForce(book, block, to, dayOf(at));
    return { account, block, firstTransfer: { block, trigger, actionYear: yearOf(at) } };
  });
  return missing ? refuse('distribution-exceeds') : first;
};

/** What comes into whose account. */
export const entriesOf = (book: ReadonlyBook, taken: readonly Taken[]): Entry[] =>
  taken.map(({ account, block }) => ({ block, party: accountOf(book, account).party }));

/** no more is distributed than there is, of the line if one is named. Throws `distribution-exceeds`. */
export const checkEnough = (pending: readonly Undistributed[], lines: readonly DistributionLine[]): void => {
  if (take(pending, lines).missing) refuse('distribution-exceeds');
};

/** What the lines take, as far as there is enough; whether something was missing. */
const take = (
  pending: readonly Undistributed[],
  lines: readonly DistributionLine[],
): { taken: { account: string; block: Block }[]; missing: boolean } => {
  const left = [...pending].sort(inOrder);
  const taken: { account: string; block: Block }[] = [];
  let short = false;
  for (const { account, quantity, line } of lines) {
    let missing = BigInt(quantity);
    for (let i = 0; i < left.length && missing > 0n;) {
      const next = left[i];
      if (!next || (line !== undefined && next.line !== Number(line))) {
        i += 1;
        continue;
      }
      const part = quantityOf(next.block) > missing ? { ...next.block, last: next.block.first + missing - 1n } : next.block;
      missing -= quantityOf(part);
      taken.push({ account, block: part });
      if (part.last === next.block.last) left.splice(i, 1);
      else left[i] = { ...next, block: { ...next.block, first: part.last + 1n } };
    }
    short ||= missing > 0n;
  }
  return { taken, missing: short };
};

const inOrder = (a: Undistributed, b: Undistributed): number => {
  const keys = ({ block: { lot, first } }: Undistributed): (string | bigint)[] => [lot.vintage, lot.component ?? '', first];
  const ours = keys(a);
  const i = keys(b).findIndex((key, k) => key !== ours[k]);
  const [x = '', y = ''] = [ours[i], keys(b)[i]];
  return i < 0 ? 0 : x < y ? -1 : 1;
};
