import type { Book } from '../book/book.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { NestedDeductionRow, NestRow } from '../book/rows.js';
import { changeClaim, changeInside, insideKey, sumsOf, type Year } from './claims.js';
import { covers, deducts, nestKey } from './nests.js';
import { waitingElsewhere, waitingOf } from './waiting.js';

/** A deduction of a verified line. */
interface Deducted {
  readonly reason: string;
  readonly quantity: string;
  readonly reference: string;
}

export const NESTED = 'nested-programme' as const;

/** The nest for which a deduction stands, if there is one that deducts. */
const nestOf = (book: ReadonlyBook, outer: string, { reason, reference }: Deducted): NestRow | undefined => {
  const nest = reason === NESTED ? book.nests.get(nestKey({ inner: reference, outer })) : undefined;
  return nest && deducts(nest) ? nest : undefined;
};

/** what of a line's negative result comes from programmes inside; that never has to be replaced. */
export const fromInside = (
  book: ReadonlyBook,
  programme: string,
  { deductions, carriedOut }: { readonly deductions: readonly Deducted[] | null; readonly carriedOut: string },
): bigint => {
  const nested = (deductions ?? []).reduce((sum, one) => (nestOf(book, programme, one) ? sum + BigInt(one.quantity) : sum), 0n);
  const short = BigInt(carriedOut);
  return nested < short ? nested : short;
};

/**
 * What a verification deducts of a line for programmes inside covers their claims: what waits of that year first, then what waits of others,
 * earlier first, and what is more stands for the year itself.
 */
export const coverClaims = (book: Book, verification: string, year: Year, deductions: readonly Deducted[] | null): void => {
  const { vintage } = year;
  for (const deduction of deductions ?? []) {
    if (deduction.reason !== NESTED) continue;
    const nest = nestOf(book, year.programme, deduction);
    let left = BigInt(deduction.quantity);
    const take = (inner: string | null, claimed: string, most: bigint): void => {
      const quantity = most < left ? most : left;
      if (quantity <= 0n) return;
      left -= quantity;
      note(book, verification, year, { vintage, inner, claimed, quantity });
    };
    if (nest) {
      take(nest.inner, vintage, waitingOf(book, year).get(nest.inner) ?? 0n);
      for (const other of left > 0n ? waitingElsewhere(book, year, [vintage]) : [])
        take(nest.inner, other.vintage, other.waiting.get(nest.inner) ?? 0n);
    }
    take(nest && covers(nest, vintage) ? nest.inner : null, vintage, left);
  }
};

const note = (book: Book, verification: string, year: Year, row: NestedDeductionRow): void => {
  apply(book, year, row, 1n);
  const before = book.nestedDeductions.get(verification)?.rows ?? [];
  book.nestedDeductions.set(verification, { rows: [...before, row] });
};

/** A verification is withdrawn: what it deducted for programmes inside covers nothing any more. */
export const uncoverClaims = (book: Book, verification: string, of: Omit<Year, 'vintage'>): void => {
  for (const row of book.nestedDeductions.get(verification)?.rows ?? []) apply(book, { ...of, vintage: row.vintage }, row, -1n);
  if (book.nestedDeductions.has(verification)) book.nestedDeductions.set(verification, { rows: [] });
};

const apply = (book: Book, year: Year, { inner, claimed, quantity }: NestedDeductionRow, sign: 1n | -1n): void => {
  const sums = sumsOf(book);
  changeClaim(book, sums, year, (row) => ({ ...row, deducted: row.deducted + sign * quantity }));
  const nest = inner === null ? undefined : book.nests.get(nestKey({ inner, outer: year.programme }));
  if (!nest) return;
  const { deducted = 0n } = book.insides.get(insideKey(nest, { host: year.host, vintage: claimed })) ?? {};
  changeInside(book, sums, { nest, host: year.host, vintage: claimed }, { deducted: deducted + sign * quantity });
};
