import type { ReadonlyBook } from '../book/readonly-book.js';
import { financedBy } from '../finance/finances.js';
import { ownContributionLeft, yearKey } from '../threshold/thresholds.js';
import type { Result } from './results.js';
import type { Deduction } from './verification-fields.js';
import { least, positive } from '../kernel/least.js';

const OWN = 'own-contribution';

interface Year {
  readonly programme: string;
  readonly host: string;
  readonly vintage: string;
}

/** What of deductions is the host's own contribution by its threshold: what finance returns to the host is beside it. */
export const ownOf = (book: ReadonlyBook, year: Year, deductions: readonly Deduction[] | null): bigint =>
  (deductions ?? []).reduce((sum, one) => (isOwn(book, year, one) ? sum + BigInt(one.quantity) : sum), 0n);

const isOwn = (book: ReadonlyBook, year: Year, deduction: Deduction): boolean =>
  deduction.reason === OWN && financedBy(book, year, [deduction]).length === 0;

/**
 * takes what lies between baseline and threshold off the results of a batch: of a year the first tonnes that are verified of it, lower
 * component first, from each line at most its positive result; in mode `symmetric` whole, from the line that states the year first. What the
 * report itself deducts as the host's own contribution counts; what is missing of it is one more deduction, with the programme's code.
 */
export const withOwnContribution = (book: ReadonlyBook, programme: string, host: string, results: readonly Result[]): Result[] => {
  const left = new Map<string, bigint>();
  const added = new Map<Result, bigint>();
  for (const result of [...results].sort((a, b) => (a.component < b.component ? -1 : a.component > b.component ? 1 : 0))) {
    const year = { programme, host, vintage: result.vintage };
    const key = yearKey(year);
    const due = left.get(key) ?? ownContributionLeft(book, year);
    const stated = ownOf(book, year, result.deductions);
    const take = book.thresholds.get(key)?.mode === 'symmetric' ? due : least(due, positive(resultOf(result) + stated));
    const more = positive(take - stated);
    if (more > 0n) added.set(result, more);
    left.set(key, positive(due - stated - more));
  }
  return results.map((result) => {
    const quantity = added.get(result);
    if (quantity === undefined) return result;
    return { ...result, deductions: [...(result.deductions ?? []), { reason: OWN, quantity: String(quantity), reference: programme }] };
  });
};

const resultOf = ({ verified, deductions }: Result): bigint =>
  (deductions ?? []).reduce((net, { quantity }) => net - BigInt(quantity), verified);
