import type { ReadonlyBook } from '../book/readonly-book.js';
import { dayOf } from '../kernel/days.js';
import type { Context } from './message.js';

/** The day by which a date is judged that must be today or later: that of the proposal under approval, else that of the act. */
export const dayOfDecision = (book: ReadonlyBook, { at, proposal }: Context): string =>
  dayOf((proposal === null ? undefined : book.proposals.get(proposal)?.notBefore) ?? at);
