import { counts } from '../book/taking-back.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { yearsOf, type Span } from '../kernel/days.js';
import type { ComponentRow, VerificationRow, VerifiedLineRow } from '../book/rows.js';
import { refuse } from '../kernel/refusal.js';

/** The key of a verified line in the book. */
export const lineKey = (verification: string, component: string, vintage: string): string => `${verification} ${component} ${vintage}`;

/** The last day that a line of this vintage is of. */
export const lastDayOfLine = ({ to }: Pick<Span, 'to'>, vintage: string): string => (to < `${vintage}-12-31` ? to : `${vintage}-12-31`);

/** The days that a line of this vintage is of. */
export const daysOfLine = ({ from, to }: Pick<Span, 'from' | 'to'>, vintage: string): Span => ({
  from: from > `${vintage}-01-01` ? from : `${vintage}-01-01`,
  to: lastDayOfLine({ to }, vintage),
});

/** Whether a verification counts: nobody withdrew it. */
export const stands = (row: VerificationRow | undefined): row is VerificationRow => counts(row, '');

/** The verification of this code, as long as it stands. Throws `unknown-verification`. */
export const standingOf = (book: ReadonlyBook, verification: string): VerificationRow => {
  const row = book.verifications.get(verification);
  return stands(row) ? row : refuse('unknown-verification');
};

/** Every line that is verified of a component, by vintage and then in the order of its verifications. */
export const linesOf = (book: ReadonlyBook, { component, verified }: Pick<ComponentRow, 'component' | 'verified'>): VerifiedLineRow[] =>
  verified
    .flatMap(({ verification, from, to }) =>
      yearsOf(from, to).flatMap((vintage) => book.verifiedLines.get(lineKey(verification, component, vintage)) ?? []),
    )
    .sort((a, b) => (a.vintage < b.vintage ? -1 : a.vintage > b.vintage ? 1 : 0));

/** What of a line may still be issued. */
export const leftOf = ({ issuable, issued }: Pick<VerifiedLineRow, 'issuable' | 'issued'>): bigint =>
  issued < issuable ? issuable - issued : 0n;
