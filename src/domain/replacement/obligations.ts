import { idOf } from '../book/block.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ObligationRow } from '../book/rows.js';
import { sumOf } from '../kernel/block-id.js';
import { refuse } from '../kernel/refusal.js';
import type { Move } from '../movement/move.js';
import { isOfKind } from '../reversal/reversed-kinds.js';

/** What a cancellation of units meets, by its code: obligations have `O-` and a revision, and no claim of finance has such a code. */
export const dischargedKind = (code: string): 'obligation' | 'finance' => (OBLIGATION.test(code) ? 'obligation' : 'finance');

/** What only the code of an obligation is like. */
export const OBLIGATION = /^O-[0-9]+$/;

/** The obligation of this code that a cancellation can meet; undefined where there is none. One to fill the buffer up is met there. */
export const replacementOf = (book: ReadonlyBook, code: string): ObligationRow | undefined => {
  const row = book.obligations.get(code);
  return row?.kind === 'replacement' ? row : undefined;
};

/** Whether the programme of the component owes, and not a DOE. */
export const isOfProgramme = (book: ReadonlyBook, { component, debtor }: ObligationRow): boolean =>
  book.components.get(component)?.programme === debtor;

/** other units than those of the component, cancelled administratively. Throws `account-not-entitled`. */
export const checkReplaces = ({ to, blocks }: Move, { obligation, component }: ObligationRow): void => {
  const { account } = to;
  if (to.type !== 'cancellation-administrative') refuse('account-not-entitled', { account, obligation });
  const own = blocks.filter(({ lot }) => lot.component === component);
  if (own.length > 0) refuse('account-not-entitled', { account, obligation, component, blocks: own.slice(0, 10).map(idOf) });
};

/** what fills the buffer up is of a kind that was reversed, and of another component. Throws `account-not-entitled`. */
export const checkReplenishes = ({ to, blocks }: Move, { obligation, component, kinds }: ObligationRow): void => {
  const others = blocks.filter(({ lot, kind }) => lot.component === component || !kinds?.some((owed) => isOfKind(kind, owed.kind)));
  if (others.length > 0) refuse('account-not-entitled', { account: to.account, obligation, blocks: others.slice(0, 10).map(idOf) });
};

/** a part of what is open is fine, more is not. Throws `exceeds-obligation`. */
export const checkOpen = ({ blocks }: Move, { obligation, quantity, discharged, kinds, since }: ObligationRow): void => {
  const beyond = kinds?.some((owed) => sumOf(blocks.filter(({ kind }) => isOfKind(kind, owed.kind))) > owed.quantity - owed.discharged);
  if (beyond || sumOf(blocks) > quantity - discharged) refuse('exceeds-obligation', { obligation, conflictsWith: since });
};
