import type { Book } from '../book/book.js';
import type { VerifiedLineRow, VerifiedYearRow } from '../book/rows.js';
import { addToYear } from '../threshold/thresholds.js';
import { daysOfLine, leftOf, lineKey } from '../verification/verified-lines.js';
import { changeClaim, sumsOf, withLine, type LineChange } from './claims.js';

/** A line is verified, or its figures are others: the running sums of its year with it. */
export const putLine = (book: Book, line: VerifiedLineRow): void => {
  const key = lineKey(line.verification, line.component, line.vintage);
  const before = book.verifiedLines.get(key);
  book.verifiedLines.set(key, line);
  count(book, line, {
    lines: before ? 0 : 1,
    verified: line.verified - (before?.verified ?? 0n),
    issued: line.issued - (before?.issued ?? 0n),
    left: leftOf(line) - (before ? leftOf(before) : 0n),
  });
  countYear(book, line, { verified: line.verified - (before?.verified ?? 0n), issuable: line.issuable - (before?.issuable ?? 0n) });
};

/** A line of a verification that is withdrawn: it stays, and counts no more. */
export const dropLine = (book: Book, line: VerifiedLineRow): void => {
  book.verifiedLines.set(lineKey(line.verification, line.component, line.vintage), { ...line, issuable: 0n });
  count(book, line, { lines: -1, verified: -line.verified, issued: -line.issued, left: -leftOf(line) });
  countYear(book, line, { verified: -line.verified, issuable: -line.issuable });
};

const countYear = (book: Book, { verification, vintage }: VerifiedLineRow, more: Partial<VerifiedYearRow>): void => {
  const row = book.verifications.get(verification);
  if (row) addToYear(book, { programme: row.programme, host: row.host, vintage }, more);
};

const count = (book: Book, { verification, component, vintage, issuedAt }: VerifiedLineRow, change: LineChange): void => {
  const row = book.verifications.get(verification);
  if (!row) throw new Error(`an event changes a line of ${component} in ${verification}, which the book doesn't have`);
  const { programme, host } = row;
  changeClaim(book, sumsOf(book), { programme, host, vintage }, (year) => ({
    ...withLine(year, daysOfLine(row, vintage), change),
    issuedAt: change.issued > 0n ? issuedAt : year.issuedAt,
  }));
};
