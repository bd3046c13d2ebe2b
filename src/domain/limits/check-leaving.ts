import { checkAccepted, type Entry } from '../acceptance/acceptance.js';
import type { Block } from '../book/block.js';
import { checkKindsOpen } from '../book/closed-kinds.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { dayOf } from '../kernel/days.js';
import type { RefusalCode } from '../kernel/refusal.js';
import { checkLimits, type Leaving } from './check-limits.js';
import { checkOverselling } from './overselling.js';

/** What refuses units that would be first transferred, behind all that a command refuses by itself, in order of precedence. */
export const LIMIT_REFUSALS = [
  'budget-exceeded',
  'transfer-ratio-exceeded',
  'host-would-oversell',
] as const satisfies readonly RefusalCode[];

/** The same of units that come into accounts of others as well, or of a kind that is closed. */
export const LEAVING_REFUSALS = ['not-accepted-by-acquirer', ...LIMIT_REFUSALS, 'kind-closed'] as const satisfies readonly RefusalCode[];

/** What leaves, what comes into which Party's account, and all that moves or comes to be. */
export interface Leave extends Leaving {
  readonly entries: readonly Entry[];
  readonly blocks: readonly Block[];
}

/** the terms of who gets units, the limits of who lets them go, its target, and closed kinds. Throws `LEAVING_REFUSALS`. */
export const checkLeaving = (book: ReadonlyBook, leave: Leave, at: string): void => {
  checkAccepted(book, leave.entries, dayOf(at));
  checkLimits(book, leave, dayOf(at));
  checkOverselling(book, leave.firstTransfers);
  checkKindsOpen(book, leave.blocks);
};
