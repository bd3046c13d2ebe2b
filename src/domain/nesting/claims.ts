import type { Book } from '../book/book.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ClaimedDaysRow, ClaimRow, InsideRow, NestRow } from '../book/rows.js';
import type { Span } from '../kernel/days.js';
import { yearKey } from '../threshold/thresholds.js';
import { closes, covers, deducts, nestsAbove, type Nests } from './nests.js';

/** A programme, host and vintage. */
export interface Year {
  readonly programme: string;
  readonly host: string;
  readonly vintage: string;
}

/** Where running sums are read and written: the book, or what a decision tries on top of it. */
export interface Sums {
  readonly claims: Kept<ClaimRow>;
  readonly insides: Kept<InsideRow>;
}
interface Kept<Row> {
  get(key: string): Row | undefined;
  set(key: string, row: Row): void;
}

/** What is verified of a year: as stated or restated, with what was imported. */
export const verifiedOf = ({ days, imported }: Pick<ClaimRow, 'days' | 'imported'>): bigint =>
  days.reduce((sum, { verified }) => sum + verified, imported);

export const issuedOf = ({ days }: Pick<ClaimRow, 'days'>): bigint => days.reduce((sum, { issued }) => sum + issued, 0n);

/**
 * what a programme, host and vintage claim: what is verified of it, what those inside it claim, or what was issued, whichever is most.
 * Of days that a nest leaves to the outer programme it claims from that one only what was issued of them.
 */
export const claimOf = (row: ClaimRow, nest: Pick<NestRow, 'mode' | 'from' | 'until'>): bigint => {
  const verified = row.days.reduce((sum, days) => sum + (closes(nest, days) ? days.issued : days.verified), row.imported);
  return [verified, row.inside, issuedOf(row)].reduce((most, one) => (one > most ? one : most), 0n);
};

/** What of a claim no deduction covers yet. */
export const uncoveredOf = ({ claim, deducted }: InsideRow): bigint => (claim > deducted ? claim - deducted : 0n);

/** What a line of these days adds to its year, or takes off it. */
export interface LineChange {
  readonly lines: number;
  readonly verified: bigint;
  readonly issued: bigint;
  readonly left: bigint;
}

/** The year with a change of a line of these days. */
export const withLine = (row: ClaimRow, { from, to }: Span, { lines, verified, issued, left }: LineChange): ClaimRow => {
  const known = row.days.find((days) => days.from === from && days.to === to);
  const others = row.days.filter((days) => days !== known);
  const before: ClaimedDaysRow = known ?? { from, to, lines: 0, verified: 0n, issued: 0n };
  const after = { from, to, lines: before.lines + lines, verified: before.verified + verified, issued: before.issued + issued };
  return { ...row, days: after.lines > 0 ? [...others, after] : others, left: row.left + left };
};

/** The key of what an inner programme claims of an outer one's year. */
export const insideKey = ({ inner, outer }: Pick<NestRow, 'inner' | 'outer'>, { host, vintage }: Omit<Year, 'programme'>): string =>
  `${yearKey({ programme: outer, host, vintage })} ${inner}`;

/** Changes the sums of a year, and those of the years around it, up the chain of nests. */
export const changeClaim = (nests: Nests, sums: Sums, year: Year, change: (row: ClaimRow) => ClaimRow): void => {
  const { programme, host, vintage } = year;
  const row = change(sums.claims.get(yearKey(year)) ?? nothingOf({ programme, host, vintage }));
  sums.claims.set(yearKey(year), row);
  for (const nest of nestsAbove(nests, programme))
    if (covers(nest, vintage)) changeInside(nests, sums, { nest, host, vintage }, { claim: claimOf(row, nest) });
};

/** Changes what an inner programme claims of an outer one's year, or what is deducted for it. */
export const changeInside = (
  nests: Nests,
  sums: Sums,
  { nest, host, vintage }: { readonly nest: NestRow; readonly host: string; readonly vintage: string },
  members: Partial<InsideRow>,
): void => {
  const key = insideKey(nest, { host, vintage });
  const before = sums.insides.get(key) ?? { claim: 0n, deducted: 0n };
  const after = { ...before, ...members };
  if (after.claim === before.claim && after.deducted === before.deducted) return;
  sums.insides.set(key, after);
  const uncovered = deducts(nest) ? uncoveredOf(after) - uncoveredOf(before) : 0n;
  changeClaim(nests, sums, { programme: nest.outer, host, vintage }, (row) => ({
    ...row,
    inside: row.inside + after.claim - before.claim,
    uncovered: row.uncovered + uncovered,
  }));
};

/** The keys of the years of which a programme claims anything. */
export const claimedYearsOf = ({ claimedYears }: Pick<ReadonlyBook, 'claimedYears'>, programme: string): readonly string[] =>
  claimedYears.get(programme)?.keys ?? [];

/** The book's own sums, for events to change. */
export const sumsOf = (book: Book): Sums => ({
  insides: book.insides,
  claims: {
    get: (key) => book.claims.get(key),
    set: (key, row) => {
      if (!book.claims.has(key)) {
        const keys = book.claimedYears.get(row.programme)?.keys ?? [];
        book.claimedYears.set(row.programme, { keys: [...keys, key] });
      }
      book.claims.set(key, row);
    },
  },
});

const nothingOf = (year: Year): ClaimRow => ({
  ...year,
  ...{ days: [], imported: 0n, issuedAt: null, left: 0n, inside: 0n, uncovered: 0n, deducted: 0n },
});
