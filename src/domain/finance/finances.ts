import type { Book } from '../book/book.js';
import { policyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { FinancedRow, FinanceRow, Policy } from '../book/rows.js';
import { addTo } from '../book/taking-back.js';
import { yearKey } from '../threshold/thresholds.js';
import { positive } from '../kernel/least.js';

interface Activity {
  readonly programme: string;
  readonly host: string;
}

interface Year extends Activity {
  readonly vintage: string;
}

type Share = Pick<NonNullable<FinanceRow['share']>, 'finance' | 'carbon'>;

/** The claims on a programme and host, in the order in which they were recorded. */
export const claimsOn = (book: ReadonlyBook, { programme, host }: Activity): FinanceRow[] =>
  (book.financed.get(`${programme} ${host}`)?.finances ?? []).flatMap((code) => book.finances.get(code) ?? []);

/** Whether a claim is on a vintage. */
export const isOn = ({ vintages }: Pick<FinanceRow, 'vintages'>, vintage: string): boolean =>
  vintages.first <= vintage && vintage <= vintages.last;

/** Every vintage of a claim. */
export const vintagesOf = ({ vintages }: Pick<FinanceRow, 'vintages'>): string[] => {
  const years: string[] = [];
  for (let year = Number(vintages.first); year <= Number(vintages.last); year += 1) years.push(String(year));
  return years;
};

/** what of a year's verified tonnes a share of finance and carbon value is, in whole tonnes; nothing of a negative result. */
const shareOf = ({ finance, carbon }: Share, verified: bigint, how: Policy['financeRounding']): bigint => {
  if (verified <= 0n) return 0n;
  const [product, whole] = [verified * finance, finance + carbon];
  return how === 'ceil' ? (product + whole - 1n) / whole : (2n * product + whole) / (2n * whole);
};

/** What is verified of a year, by what stands, stated or restated. */
export const verifiedOf = (book: ReadonlyBook, year: Year): bigint => book.verifiedYears.get(yearKey(year))?.verified ?? 0n;

/** What a claim took of a vintage so far. */
export const takenOf = (book: ReadonlyBook, { finance }: Pick<FinanceRow, 'finance'>, vintage: string): bigint =>
  book.financeTaken.get(`${finance} ${vintage}`)?.amount ?? 0n;

/** What a share comes to of a vintage when `verified` is verified of it in all. */
export const dueOf = (book: ReadonlyBook, { share }: FinanceRow, verified: bigint): bigint =>
  share ? shareOf(share, verified, policyOf(book).financeRounding) : 0n;

/** What is known of the vintages of a claim, and how a share of them is rounded. */
interface Known {
  readonly how: Policy['financeRounding'];
  readonly verified: (vintage: string) => bigint;
  readonly taken: (vintage: string) => bigint;
}

/** What of a claim is neither deducted nor met: of tonnes in all, of a share so far as its vintages are verified; nothing where title passed. */
export const openBy = (
  claim: Pick<FinanceRow, 'vintages' | 'quantity' | 'settle' | 'taken'> & { readonly share: Share | null },
  { how, verified, taken }: Known,
): bigint => {
  const { quantity, share, settle } = claim;
  if (settle === null) return 0n;
  if (quantity !== null) return positive(quantity - claim.taken);
  return share ? vintagesOf(claim).reduce((sum, one) => sum + positive(shareOf(share, verified(one), how) - taken(one)), 0n) : 0n;
};

/** The same of a claim of the book. */
export const openOf = (book: ReadonlyBook, claim: FinanceRow): bigint => {
  const { programme, host } = claim;
  return openBy(claim, {
    how: policyOf(book).financeRounding,
    verified: (vintage) => verifiedOf(book, { programme, host, vintage }),
    taken: (vintage) => takenOf(book, claim, vintage),
  });
};

/**
 * What of deductions of a line is taken for which claims: those that name one by its code, as a payment for results or, where title returned to
 * the host, as its own contribution. Codes of claims that deduct nothing, or are on something else, are references like any other.
 */
export const financedBy = (
  book: ReadonlyBook,
  { programme, host, vintage }: Year,
  deductions: readonly { readonly reason: string; readonly quantity: string; readonly reference: string }[] | null,
): FinancedRow[] => {
  const taken = new Map<string, bigint>();
  for (const { reason, quantity, reference } of deductions ?? []) {
    if (reason !== 'results-based-finance' && reason !== 'own-contribution') continue;
    const claim = book.finances.get(reference);
    if (claim?.settle !== 'deduct' || claim.programme !== programme || claim.host !== host || !isOn(claim, vintage)) continue;
    taken.set(reference, (taken.get(reference) ?? 0n) + BigInt(quantity));
  }
  return [...taken].map(([finance, quantity]) => ({ finance, quantity }));
};

/** Adds to what claims took of a vintage; below nothing to give it back. */
export const addTaken = (book: Book, vintage: string, taken: readonly FinancedRow[]): void => {
  for (const { finance, quantity } of taken) {
    book.finances.update(finance, { taken: (book.finances.get(finance)?.taken ?? 0n) + quantity });
    addTo(book.financeTaken, `${finance} ${vintage}`, quantity);
  }
};
