import type { ReadonlyBook } from '../domain/book/readonly-book.js';
import type { ActEvent, Checked, Law } from './law.js';
import { LAWS } from './laws/index.js';

/** What one law came to. */
export interface LawReport extends Checked, Pick<Law, 'name' | 'rule' | 'says'> {}

/** What an audit came to: every law, also those that hold. */
export interface Report {
  readonly holds: boolean;
  readonly laws: readonly LawReport[];
}

/** Runs every law on the book, and on the act that came last where one is given. Collects; never stops at the first finding. */
export const audit = (book: ReadonlyBook, act?: readonly ActEvent[]): Report =>
  reportOf(LAWS.map(({ name, rule, says, check }) => ({ name, rule, says, ...check(book, act) })));

export const reportOf = (laws: readonly LawReport[]): Report => ({ holds: laws.every(({ findings }) => findings.length === 0), laws });
