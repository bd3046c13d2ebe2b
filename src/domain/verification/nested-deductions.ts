import { policyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { refuse } from '../kernel/refusal.js';
import { NESTED } from '../nesting/covered.js';
import { waitingElsewhere, waitingOf } from '../nesting/waiting.js';
import type { Result } from './results.js';
import { least, positive } from '../kernel/least.js';

interface Line {
  readonly result: Result;
  /** What is left of it after what is deducted so far. */
  net: bigint;
  readonly added: { readonly reason: typeof NESTED; quantity: string; readonly reference: string }[];
}

/**
 * takes what programmes inside claim off the results of a batch, vintage by vintage: lower inner code and lower component first, from
 * each line at most its positive result, and the rest from the last line (policy `carry`) or not at all (`ignore`). What waits of earlier
 * years is taken from what is then left of the first vintages, and goes on waiting as far as that isn't enough. What the report itself deducts
 * for an inner programme stands where it isn't less. Throws `nested-deduction-missing`, naming the inner programme, vintage and quantity.
 */
export const withNestedDeductions = (book: ReadonlyBook, programme: string, host: string, results: readonly Result[]): Result[] => {
  const carry = policyOf(book).nestingShortfall === 'carry';
  const lines = results.map((result): Line => ({ result, net: netOf(result), added: [] }));
  const vintages = [...new Set(results.map(({ vintage }) => vintage))].sort();
  const spare = statedIn(lines);
  for (const vintage of vintages) {
    const own = linesOf(lines, vintage);
    for (const [inner, quantity] of waitingOf(book, { programme, host, vintage })) {
      const due = carry
        ? quantity
        : least(
            quantity,
            own.reduce((sum, line) => sum + positive(line.net + statedFor(line, inner)), 0n),
          );
      const said = own.reduce((sum, line) => sum + statedFor(line, inner), 0n);
      if (said > 0n && said < due) refuse('nested-deduction-missing', { programme: inner, vintage, quantity: String(due) });
      if (said > 0n) {
        spare.set(inner, (spare.get(inner) ?? 0n) - due);
        continue;
      }
      const rest = take(own, inner, due);
      const last = own.at(-1);
      if (carry && last) add(last, inner, rest);
    }
  }
  for (const { waiting } of waitingElsewhere(book, { programme, host }, vintages))
    for (const [inner, quantity] of waiting) {
      const said = least(spare.get(inner) ?? 0n, quantity);
      spare.set(inner, (spare.get(inner) ?? 0n) - said);
      let left = quantity - said;
      for (const vintage of vintages) left = take(linesOf(lines, vintage), inner, left);
    }
  return lines.map(({ result, added }) =>
    added.length === 0 ? result : { ...result, deductions: [...(result.deductions ?? []), ...added] },
  );
};

/** The lines of a vintage, lower component first. */
const linesOf = (lines: readonly Line[], vintage: string): Line[] =>
  lines.filter(({ result }) => result.vintage === vintage).sort((a, b) => (a.result.component < b.result.component ? -1 : 1));

/** Takes from each line at most its positive result, and says what couldn't be taken. */
const take = (lines: readonly Line[], inner: string, quantity: bigint): bigint => {
  let left = quantity;
  for (const line of lines) {
    const taken = least(left, positive(line.net));
    add(line, inner, taken);
    left -= taken;
  }
  return left;
};

/** One deduction a line and inner programme. */
const add = (line: Line, inner: string, quantity: bigint): void => {
  if (quantity === 0n) return;
  line.net -= quantity;
  const known = line.added.find(({ reference }) => reference === inner);
  if (known) known.quantity = String(BigInt(known.quantity) + quantity);
  else line.added.push({ reason: NESTED, quantity: String(quantity), reference: inner });
};

/** What the report itself deducts for inner programmes, by their codes. */
const statedIn = (lines: readonly Line[]): Map<string, bigint> => {
  const stated = new Map<string, bigint>();
  for (const { result } of lines)
    for (const { reason, reference, quantity } of result.deductions ?? [])
      if (reason === NESTED) stated.set(reference, (stated.get(reference) ?? 0n) + BigInt(quantity));
  return stated;
};

const statedFor = ({ result }: Line, inner: string): bigint =>
  (result.deductions ?? []).reduce(
    (sum, { reason, reference, quantity }) => (reason === NESTED && reference === inner ? sum + BigInt(quantity) : sum),
    0n,
  );
const netOf = ({ verified, deductions }: Result): bigint =>
  (deductions ?? []).reduce((net, { quantity }) => net - BigInt(quantity), verified);
