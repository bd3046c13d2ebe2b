import type { ReferenceBook } from './book.js';
import { addDays, day } from './dates.js';
import { type Component, type Exclusion, sum } from './records.js';

/** The last day for which anything may be verified or issued of a component; none of one that was a mistake. */
export const lastOf = ({ crediting, excluded }: Pick<Component, 'crediting' | 'excluded'>): string => {
  if (excluded?.cause === 'erroneous') return '';
  return [crediting.end, excluded ? addDays(excluded.effective, -1) : crediting.end].sort()[0]!;
};

/** All units that were ever issued of a component, in whichever hands they are. */
const issuedOf = (book: ReferenceBook, component: string): number =>
  sum([...book.verifications.values()], ({ lines }) => sum(lines, (line) => (line.component === component ? line.issued : 0)));

/** What is open of a negative result is owed, as far as units of the component were issued. */
export const raise = (book: ReferenceBook, record: Component, at: string): void => {
  const { component, programme, deficit } = record;
  owe(book, component, programme, Math.min(deficit, issuedOf(book, component)), addDays(day(at), 30));
  record.deficit = 0;
};

/** A DOE at fault owes all that was issued, less what is open; else the programme owes what its results leave open. */
export const raiseAtExclusion = (book: ReferenceBook, record: Component, { responsible, effective }: Exclusion, at: string): void => {
  if (responsible === undefined) return raise(book, record, at);
  const { component } = record;
  const open = sum(book.obligations, (one) => (one.component === component ? one.quantity - one.discharged : 0));
  owe(book, component, responsible, issuedOf(book, component) - open, addDays(effective, 30));
  record.deficit = 0;
};

const owe = (book: ReferenceBook, component: string, debtor: string, quantity: number, due: string): void => {
  if (quantity > 0) book.obligations.push({ code: null, component, debtor, quantity, discharged: 0, due });
};
