import type { Book } from '../book/book.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ProgrammeRow, VerifiedYearRow } from '../book/rows.js';
import { refuse } from '../kernel/refusal.js';
import { covers, nestsInside } from '../nesting/nests.js';

interface Year {
  readonly programme: string;
  readonly host: string;
  readonly vintage: string;
}

/** The key of a programme, host and year in the book. */
export const yearKey = ({ programme, host, vintage }: Year): string => `${programme} ${host} ${vintage}`;

/** Adds to what is verified of a programme, host and year; below nothing to take it off again. */
export const addToYear = (book: Book, year: Year, more: Partial<VerifiedYearRow>): void => {
  const key = yearKey(year);
  const before = book.verifiedYears.get(key) ?? { lines: 0, actuals: 0, ownContribution: 0n, verified: 0n, issuable: 0n };
  book.verifiedYears.set(key, {
    lines: before.lines + (more.lines ?? 0),
    actuals: before.actuals + (more.actuals ?? 0),
    ownContribution: before.ownContribution + (more.ownContribution ?? 0n),
    verified: before.verified + (more.verified ?? 0n),
    issuable: before.issuable + (more.issuable ?? 0n),
  });
};

/** The event that made the first verification of the year that stands. */
export const verificationIn = (book: ReadonlyBook, { programme, host, vintage }: Year): bigint | undefined =>
  (book.periods.get(programme)?.verifications ?? [])
    .flatMap((code) => book.verifications.get(code) ?? [])
    .find((row) => row.host === host && row.from.slice(0, 4) <= vintage && vintage <= row.to.slice(0, 4))?.since;

/** what lies between the baseline and the threshold, and is not taken yet; nothing where no threshold is set. */
export const ownContributionLeft = (book: ReadonlyBook, year: Year): bigint => {
  const row = book.thresholds.get(yearKey(year));
  if (!row) return 0n;
  const left = row.baseline - row.threshold - (book.verifiedYears.get(yearKey(year))?.ownContribution ?? 0n);
  return left > 0n ? left : 0n;
};

/**
 * a policy, a sector or a jurisdiction says how it stands to what lies inside it before anything of it is issued: by a threshold of the
 * year, or by a nest that covers it. Throws `threshold-missing`, naming the line.
 */
export const checkStatedBounds = (
  book: ReadonlyBook,
  { programme, scale }: ProgrammeRow,
  host: string,
  lines: readonly { readonly vintage: string }[],
): void => {
  if (scale === 'activity') return;
  lines.forEach(({ vintage }, i) => {
    const isNested = (): boolean => nestsInside(book, programme).some((nest) => covers(nest, vintage));
    if (!book.thresholds.has(yearKey({ programme, host, vintage })) && !isNested()) refuse('threshold-missing', { line: i + 1 });
  });
};
