import { triggerAtBirth } from '../adjustment/triggers.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { AuthorizationVersion } from '../book/rows.js';
import { versionOn } from '../book/terms.js';
import { dayOf, yearOf } from '../kernel/days.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import type { OpeningBalance, OpeningBalanceRow } from './opening-balance-fields.js';

/** Article 6 begins here: nothing older is an ITMO (2/CMA.3). */
const FIRST_ITMO_VINTAGE = '2021';

/** What can't have happened by the day of `at`, row by row: vintages and first transfers. Throws `invalid-input`, naming every such row. */
export const checkDates = (book: ReadonlyBook, { rows, kind }: OpeningBalance, at: string): void => {
  const errors = rows.flatMap((row, i) => {
    const wrong = (member: string, code: string, detail: string): FieldError => ({ pointer: `/rows/${i}/${member}`, code, detail });
    const found: FieldError[] = [];
    if (row.vintage > yearOf(at)) found.push(wrong('vintage', 'vintage-in-the-future', 'That year has not begun'));
    if (kind === 'ITMO' && row.vintage < FIRST_ITMO_VINTAGE)
      found.push(wrong('vintage', 'vintage-too-early', 'No ITMO is of a year before 2021'));
    if (row.firstTransferredOn === undefined) return found;
    if (row.firstTransferredOn > dayOf(at)) found.push(wrong('firstTransferredOn', 'date-in-the-future', 'It has not happened yet'));
    else if (isBeforeItsTime(row, termsOf(book, row, at)))
      found.push(wrong('firstTransferredOn', 'date-too-early', 'No unit is first transferred before its year and its authorization'));
    return found;
  });
  if (errors.length > 0) refuse('invalid-input', { errors });
};

/** Where the authorization's definition alone makes units first transferred, an early day is one in words only: `firstTransferDay`. */
const isBeforeItsTime = (
  { firstTransferredOn = '', vintage }: OpeningBalanceRow,
  authorization: AuthorizationVersion | undefined,
): boolean => {
  if (authorization && triggerAtBirth(authorization)) return false;
  return yearOf(firstTransferredOn) < vintage || (authorization !== undefined && firstTransferredOn < authorization.date);
};

/**
 * When the units of a row were first transferred: on the day it states, else by coming in at `at`. Where the authorization's definition alone
 * makes them so it was never before their year began, nor before the authorization.
 */
export const firstTransferDay = (row: OpeningBalanceRow, authorization: AuthorizationVersion, at: string): string => {
  if (row.firstTransferredOn === undefined) return dayOf(at);
  if (!triggerAtBirth(authorization)) return row.firstTransferredOn;
  return [authorization.date, `${row.vintage}-01-01`].reduce((latest, day) => (day > latest ? day : latest), row.firstTransferredOn);
};

const termsOf = (book: ReadonlyBook, { authorization }: OpeningBalanceRow, at: string): AuthorizationVersion | undefined => {
  const row = authorization === undefined ? undefined : book.authorizations.get(authorization);
  return row && versionOn(row, dayOf(at));
};
