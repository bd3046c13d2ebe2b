import { idOf, type Block } from '../book/block.js';
import { accountOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { AccountRow } from '../book/rows.js';
import { accountType } from '../book/account-types.js';
import { termsOf } from '../book/terms.js';
import { allows, type Taker } from '../authorization/authorizations.js';
import { additions, type FirstTransfer } from '../adjustment/adjustments.js';
import type { CorrespondingAdjustmentApplied } from '../adjustment/corresponding-adjustment-applied.js';
import { isAuthorized, triggerOfMove } from '../adjustment/triggers.js';
import { dayOf, yearOf } from '../kernel/days.js';
import type { Context } from '../message/message.js';
import { refuse, type RefusalCode } from '../kernel/refusal.js';
import type { Units } from '../kernel/values.js';
import type { Leave } from '../limits/check-leaving.js';
import { chooseUnits, purposesOf } from './choose-units.js';

/** What refuses a movement of any kind of unit, in order of precedence (`docs/contract.md` 3). */
export const MOVING_REFUSALS = [
  'unknown-account',
  'same-account',
  'account-not-active',
  'unknown-units',
  'double-use',
  'units-not-held',
  'units-frozen',
  'units-reserved',
  'insufficient-units',
  'too-many-blocks',
  'account-not-entitled',
] as const satisfies readonly RefusalCode[];

/** The same, and what refuses a first transfer or a use under an authorization. */
export const MOVEMENT_REFUSALS = [
  ...MOVING_REFUSALS,
  'party-not-participating',
  'authorization-not-in-force',
] as const satisfies readonly RefusalCode[];

/** A movement before its own rules: both accounts are active, and the blocks are the sender's to move. */
export interface Move {
  readonly from: AccountRow;
  readonly to: AccountRow;
  readonly blocks: readonly Block[];
  readonly firstTransfers: readonly FirstTransfer[];
}

/** Throws `unknown-account`, `same-account`, `account-not-active` and what `chooseUnits` refuses. */
export const startMove = (book: ReadonlyBook, command: { from: string; to: string; units: Units }, context: Context): Move => {
  const from = accountOf(book, command.from);
  const to = accountOf(book, command.to);
  if (from.account === to.account) refuse('same-account');
  for (const { state, account } of [from, to]) if (state !== 'active') refuse('account-not-active', { account });
  return moveOf(from, to, chooseUnits(book, from, command.units, context), context);
};

/** The move of these blocks, with what it first transfers. */
export const moveOf = (from: AccountRow, to: AccountRow, blocks: readonly Block[], { at }: Context): Move => {
  const firstTransfers: FirstTransfer[] = [];
  for (const block of blocks) {
    const trigger = triggerOfMove(block, from, to);
    if (trigger) firstTransfers.push({ block, trigger, actionYear: yearOf(at) });
  }
  return { from, to, blocks, firstTransfers };
};

/**
 * R-06, R-61, R-63, R-62: what the rules say of the two accounts and of the units' authorizations. `enters` is what the command lets in
 * beyond the kind of unit; `spends` whether the units are used or cancelled under their authorization,
 * `leaves` whether they may leave where the account's type doesn't say so.
 */
export const checkMove = (
  book: ReadonlyBook,
  move: Move,
  context: Context,
  rules: { readonly enters: boolean; readonly spends: boolean; readonly leaves?: boolean },
): void => {
  const { from, to, blocks, firstTransfers } = move;
  const holds = accountType(to.type).holds;
  const leaves = rules.leaves ?? accountType(from.type).leaves;
  if (!rules.enters || !leaves || blocks.some(({ kind }) => !holds.includes(kind))) refuse('account-not-entitled', { account: to.account });
  const participating = to.party === null || book.parties.get(to.party)?.participating === true;
  const retires = to.type === 'retirement-ndc' || to.type === 'retirement-cer';
  if (!participating && (retires || firstTransfers.length > 0)) refuse('party-not-participating', { account: to.account });
  const left = firstTransfers.find(({ block }) => book.parties.get(block.lot.host)?.participating !== true);
  if (left) refuse('party-not-participating', { blocks: [idOf(left.block)] });
  const governed = rules.spends ? blocks.filter(isAuthorized) : firstTransfers.map(({ block }) => block);
  const taker = { party: to.party, holder: rules.spends ? from.holder : to.holder };
  for (const block of governed) checkInForce(book, block, taker, dayOf(context.at));
};

/** the terms that govern units on that day hold at first transfer and at use, for the Party and the entity that get or use them. */
export const checkInForce = (book: ReadonlyBook, block: Block, taker: Taker, day: string): void => {
  const terms = termsOf(book, block, day);
  if (!terms || !allows(terms, block.lot, taker, day))
    refuse('authorization-not-in-force', { conflictsWith: terms?.since, blocks: [idOf(block)] });
};

/** units go only where the host authorized them to go. */
export const checkPurpose = (book: ReadonlyBook, { blocks }: Move, purpose: string, { at }: Context): void => {
  const other = blocks.filter((block) => isAuthorized(block) && !purposesOf(book, block, dayOf(at)).includes(purpose));
  if (other.length > 0) refuse('purpose-not-authorized', { blocks: other.slice(0, 10).map(idOf) });
};

/** What leaves and what comes in by a move: between accounts of one Party nothing does. */
export const leaveOf = ({ from, to, blocks, firstTransfers }: Move): Leave => ({
  firstTransfers,
  entries: to.party === null || to.party === from.party ? [] : blocks.map((block) => ({ block, party: to.party })),
});

/** The members every movement's event has. */
export const movedFields = ({
  from,
  to,
  blocks,
  firstTransfers,
}: Move): { from: string; to: string; blocks: string[]; firstTransferred: string[] } => ({
  from: from.account,
  to: to.account,
  blocks: blocks.map(idOf),
  firstTransferred: firstTransfers.map(({ block }) => idOf(block)),
});

/** First transfer and corresponding adjustment happen together with the movement, or not at all. */
export const adjustmentsOf = (book: ReadonlyBook, { firstTransfers }: Move): CorrespondingAdjustmentApplied[] =>
  additions(book, firstTransfers);
