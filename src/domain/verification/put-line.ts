import type { Book } from '../book/book.js';
import type { VerifiedLineRow } from '../book/rows.js';
import { addToYear } from '../threshold/thresholds.js';
import { lineKey } from './verified-lines.js';

/** A line has these figures from now on, and the sums of its programme, host and year change with it: what is verified and what may be issued. */
export const putLine = (book: Book, line: VerifiedLineRow): void => {
  const { verification, component, vintage } = line;
  const key = lineKey(verification, component, vintage);
  const of = book.verifications.get(verification);
  if (!of) throw new Error(`an event changes a line of ${verification}, which the book doesn't have`);
  const { verified, issuable } = book.verifiedLines.get(key) ?? { verified: 0n, issuable: 0n };
  const { programme, host } = of;
  addToYear(book, { programme, host, vintage }, { verified: line.verified - verified, issuable: line.issuable - issuable });
  book.verifiedLines.set(key, line);
};
