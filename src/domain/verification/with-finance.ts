import type { ReadonlyBook } from '../book/readonly-book.js';
import type { FinanceRow } from '../book/rows.js';
import { claimsOn, dueOf, financedBy, isOn, takenOf, verifiedOf } from '../finance/finances.js';
import { groupedBy } from '../kernel/grouped-by.js';
import type { Result } from './results.js';
import type { Deduction } from './verification-fields.js';

interface Activity {
  readonly programme: string;
  readonly host: string;
}

/** A result, with what is left of it to take. */
interface Line {
  readonly result: Result;
  left: bigint;
  deductions: readonly Deduction[] | null;
}

/**
 * takes what is paid for off the results of a batch: earlier recorded claim first, then earlier vintage, then lower component, of each
 * line at most its positive result. Tonnes that are paid for may come from any vintage of their claim; of a share each vintage gives what it comes
 * to of all that is verified of it, whatever the batches. What the report deducts under a claim's code itself counts first, wherever it stands; a
 * line says in one deduction what a claim takes of it. What isn't there stays open, and refuses nothing.
 */
export const withFinance = (book: ReadonlyBook, { programme, host }: Activity, results: readonly Result[]): Result[] => {
  const claims = claimsOn(book, { programme, host }).filter(({ settle }) => settle === 'deduct');
  if (claims.length === 0) return [...results];
  const lines = results.map((result): Line => ({ result, left: leftOf(result), deductions: result.deductions }));
  const inOrder = [...lines].sort((a, b) => compare(a.result.vintage, b.result.vintage) || compare(a.result.component, b.result.component));
  for (const claim of claims) {
    const own = inOrder.filter(({ result }) => isOn(claim, result.vintage));
    if (claim.quantity !== null) take(book, claim, own, claim.quantity - claim.taken);
    else
      for (const [vintage, some] of groupedBy(own, ({ result }) => result.vintage))
        take(book, claim, some, missing(book, claim, vintage, some));
  }
  return lines.map(({ result, deductions }) => ({ ...result, deductions }));
};

/** What a share comes to of a vintage with these lines of it, less what of it is taken already. */
const missing = (book: ReadonlyBook, claim: FinanceRow, vintage: string, lines: readonly Line[]): bigint => {
  const { programme, host } = claim;
  const verified = lines.reduce((sum, { result }) => sum + result.verified, verifiedOf(book, { programme, host, vintage }));
  return dueOf(book, claim, verified) - takenOf(book, claim, vintage);
};

/** Takes what is `due` off lines, in their order, less what they state of the claim themselves. */
const take = (book: ReadonlyBook, claim: FinanceRow, lines: readonly Line[], due: bigint): void => {
  const stated = lines.map((line) => statedOf(book, claim, line));
  let open = due - stated.reduce((sum, quantity) => sum + quantity, 0n);
  lines.forEach((line, i) => {
    const more = least(line.left, open);
    const quantity = (stated[i] ?? 0n) + more;
    open -= more;
    line.left -= more;
    if (quantity > 0n) line.deductions = withDeduction(line.deductions ?? [], claim, quantity);
  });
};

const statedOf = (book: ReadonlyBook, { finance, programme, host }: FinanceRow, { result: { vintage }, deductions }: Line): bigint =>
  financedBy(book, { programme, host, vintage }, deductions).find((stated) => stated.finance === finance)?.quantity ?? 0n;

/** One deduction of a line for a claim, in the place of what was stated of it. */
const withDeduction = (deductions: readonly Deduction[], { finance, title }: FinanceRow, quantity: bigint): Deduction[] => {
  const reason = title === 'returned' ? OWN : PAID;
  const isStated = (one: Deduction): boolean => one.reference === finance && (one.reason === OWN || one.reason === PAID);
  const place = deductions.findIndex(isStated);
  const others = deductions.filter((one) => !isStated(one));
  return others.toSpliced(place < 0 ? others.length : place, 0, { reason, quantity: String(quantity), reference: finance });
};

const OWN = 'own-contribution';
const PAID = 'results-based-finance';

const leftOf = ({ verified, deductions }: Result): bigint =>
  (deductions ?? []).reduce((net, { quantity }) => net - BigInt(quantity), verified);

/** What can be taken; never less than nothing. */
const least = (left: bigint, open: bigint): bigint => {
  const quantity = left < open ? left : open;
  return quantity > 0n ? quantity : 0n;
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
