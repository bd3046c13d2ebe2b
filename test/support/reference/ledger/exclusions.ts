import type { ReferenceBook } from './book.js';
import { addDays, addYears, day } from './dates.js';
import { act, type Commands } from './decision.js';
import { issuedOf, raise } from './obligations.js';
import { type Component, type Exclusion, sum } from './records.js';

/** Components that leave. */
export const EXCLUSIONS: Commands = {
  'exclude-component': (book, d: Exclusion, at) => {
    const record = book.components.get(d.component);
    const mistaken = d.cause === 'erroneous';
    if (mistaken && d.effective !== day(at)) return 'invalid-input';
    if (!record) return 'unknown-component';
    if (d.responsible !== undefined && d.responsible !== record.validatedBy) return 'invalid-input';
    if (mistaken && ![addYears(record.includedOn, 1), reviewOf(record)].some((last) => d.effective <= last)) return 'review-window-closed';
    if (record.excluded && (record.excluded.cause === 'erroneous' || !mistaken)) return 'nothing-to-change';
    return act(() => {
      record.excluded = d;
      raiseAtExclusion(book, record, d, at);
    });
  },
};

/** The last day for which anything may be verified or issued of a component; none of one that was a mistake. */
export const lastOf = ({ crediting, excluded }: Pick<Component, 'crediting' | 'excluded'>): string => {
  if (excluded?.cause === 'erroneous') return '';
  return [crediting.end, excluded ? addDays(excluded.effective, -1) : crediting.end].sort()[0]!;
};

/** Whether nothing more of a component will be verified. */
export const isOver = (component: Component): boolean => (component.periods.at(-1)?.to ?? '') >= lastOf(component);

/** The last day of a review after the first issuance. */
const reviewOf = ({ firstIssued }: Component): string => (firstIssued === null ? '' : addDays(firstIssued, 180));

/** A DOE at fault owes all that was issued, less what is open; else the programme owes what its results leave open. */
const raiseAtExclusion = (book: ReferenceBook, record: Component, { responsible, effective }: Exclusion, at: string): void => {
  if (responsible === undefined) return raise(book, record, null, at);
  const { component } = record;
  const open = sum(book.obligations, (one) => (one.component === component ? one.quantity - one.discharged : 0));
  const owed = { component, debtor: responsible, verification: null, quantity: issuedOf(book, component) - open };
  if (owed.quantity > 0) book.obligations.push({ ...owed, code: null, discharged: 0, due: addDays(effective, 30) });
  record.deficit = 0;
};
