import { isGiven, itmoNumbering } from '../book/itmos.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { groupedBy } from '../kernel/grouped-by.js';
import { refuse } from '../kernel/refusal.js';
import { checkEachOnce, type Numbered } from './check-outside-units.js';
import type { OpeningBalanceRow } from './opening-balance-fields.js';

/** As many rows are always in one event, which takes the ids that rows state before it gives any. */
const ROWS_OF_ONE_EVENT = 64;

/**
 * an ITMO id that a row states was neither given here nor brought in by another row. In a file of several events it isn't beyond the
 * ids given so far either, where other rows would get ids of the same numbering: an earlier event could have given it by then.
 */
export const checkItmoIds = (book: ReadonlyBook, rows: readonly OpeningBalanceRow[]): void => {
  const stated = rows.flatMap((row, i) => statedIds(book, row, i + 1));
  checkEachOnce(book.itmos, stated, 'itmo-id-exists');
  for (const { line, numbering, range } of stated) if (isGiven(book, numbering, range)) refuse('itmo-id-exists', { line });
  if (rows.length <= ROWS_OF_ONE_EVENT) return;
  const unstated = groupedBy(
    rows.filter(({ itmo }) => itmo === undefined),
    (row) => JSON.stringify(numberingOf(book, row, book.code)),
  );
  for (const { line, numbering, range } of stated)
    if (unstated.has(JSON.stringify(numbering)) && !isGiven(book, numbering, { first: range.last, last: range.last }))
      refuse('itmo-id-exists', { line });
};

const statedIds = (book: ReadonlyBook, row: OpeningBalanceRow, line: number): Numbered[] => {
  if (row.itmo === undefined) return [];
  const first = BigInt(row.itmo.first);
  const range = { first, last: first + BigInt(row.quantity) - 1n };
  return [{ line, numbering: numberingOf(book, row, row.itmo.registry), range }];
};

const numberingOf = (book: ReadonlyBook, { authorization, host, vintage }: OpeningBalanceRow, registry: string): Numbered['numbering'] => {
  const approach = book.authorizations.get(authorization ?? '')?.cooperativeApproach ?? null;
  return itmoNumbering({ approach, registry, host, vintage });
};
