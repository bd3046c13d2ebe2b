import type { ReferenceBook } from './book.js';
import { addDays, day } from './dates.js';
import { type Component, sum } from './records.js';
import { verifiedLines } from './verified-lines.js';

/** All units that were ever issued of a component, in whichever hands they are. */
export const issuedOf = (book: ReferenceBook, component: string): number => sum(verifiedLines(book, component), (line) => line.issued);

/** What is open when nothing can be held back any more is owed, as far as units were issued that no DOE at fault replaces already. */
export const raise = (book: ReferenceBook, record: Component, verification: string | null, at: string): void => {
  const replaced = record.excluded?.responsible !== undefined;
  owe(book, record, verification, replaced ? 0 : Math.min(record.deficit, issuedOf(book, record.component)), at);
  record.deficit = 0;
};

/** The programme has to replace so many units of the component. */
export const owe = (
  book: ReferenceBook,
  { component, programme }: Component,
  verification: string | null,
  quantity: number,
  at: string,
): void => {
  const owed = { code: null, component, debtor: programme, verification, quantity, discharged: 0, due: addDays(day(at), 30) };
  if (quantity > 0) book.obligations.push(owed);
};
