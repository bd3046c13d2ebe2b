import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ComponentRow, VerifiedLineRow } from '../book/rows.js';
import { yearsOf, type Span } from '../kernel/days.js';

/** The key of a verified line in the book. */
export const lineKey = (verification: string, component: string, vintage: string): string => `${verification} ${component} ${vintage}`;

/** The last day that a line of this vintage is of. */
export const lastDayOfLine = ({ to }: Pick<Span, 'to'>, vintage: string): string => (to < `${vintage}-12-31` ? to : `${vintage}-12-31`);

/** Every line that was verified of a component, by vintage and then in the order of its verifications. */
export const linesOf = (book: ReadonlyBook, { component, verified }: ComponentRow): VerifiedLineRow[] =>
  verified
    .flatMap(({ verification, from, to }) =>
      yearsOf(from, to).flatMap((vintage) => book.verifiedLines.get(lineKey(verification, component, vintage)) ?? []),
    )
    .sort((a, b) => (a.vintage < b.vintage ? -1 : a.vintage > b.vintage ? 1 : 0));

/** What of a line may still be issued. */
export const leftOf = ({ issuable, issued }: Pick<VerifiedLineRow, 'issuable' | 'issued'>): bigint =>
  issued < issuable ? issuable - issued : 0n;
