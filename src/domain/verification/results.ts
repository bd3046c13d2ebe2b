import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ThresholdRow } from '../book/rows.js';
import { policyOf } from '../book/questions.js';
import { yearKey } from '../threshold/thresholds.js';
import type { Span } from '../kernel/days.js';
import type { FieldError } from '../kernel/field-error.js';
import { groupedBy } from '../kernel/grouped-by.js';
import { invalid, refuse } from '../kernel/refusal.js';
import { splitByDay } from './by-day.js';
import type { Deduction, VerifiedComponent, VerifiedVintage } from './verification-fields.js';

/** A batch as far as its results are concerned. */
interface Batch {
  readonly programme: string;
  readonly host: string;
  readonly period: Span;
  readonly components: readonly VerifiedComponent[];
}

/** What was verified of one component and year, however it was stated. */
export interface Result {
  readonly component: string;
  readonly vintage: string;
  readonly verified: bigint;
  readonly actual: string | null;
  readonly splitByDay: boolean;
  /** Null where the report says nothing of them. */
  readonly deductions: readonly Deduction[] | null;
}

/** What is wrong with a stated result, whatever the book says; pointers from its line on. */
export const resultErrors = (line: VerifiedVintage, period: Span, components: number): FieldError[] => [
  ...figureErrors(line, period, components),
  ...deductionErrors(line),
];

/** a line says in one deduction what it states under one reference, where that is a claim of finance. */
const deductionErrors = ({ deductions = [] }: VerifiedVintage): FieldError[] =>
  [...groupedBy(deductions, ({ reference }) => reference).values()].some((own) => sumOf(own) >= MOST)
    ? [{ pointer: '/deductions', code: 'quantity-too-large', detail: 'What is deducted under one reference has too many digits' }]
    : [];

const sumOf = (deductions: readonly Deduction[]): bigint => deductions.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n);

const figureErrors = ({ vintage, verified, actual }: VerifiedVintage, { from, to }: Span, components: number): FieldError[] => {
  if ((verified === undefined) === (actual === undefined))
    return [{ pointer: '', code: 'result-form', detail: 'Either what was verified or the actual emissions' }];
  if (actual === undefined) return [];
  if (from > `${vintage}-01-01` || to < `${vintage}-12-31`)
    return [{ pointer: '/actual', code: 'not-a-whole-year', detail: 'Emissions are compared for a whole calendar year' }];
  return components > 1
    ? [{ pointer: '/actual', code: 'not-the-only-line', detail: 'Emissions are compared in one line of their host and year' }]
    : [];
};

/** One figure for a period is stated only where the policy says how it is split. Throws `invalid-input`. */
export const checkFigures = (book: ReadonlyBook, components: readonly VerifiedComponent[]): void => {
  const figure = components.findIndex(({ verified }) => verified !== undefined);
  if (figure >= 0 && policyOf(book).longPeriods !== 'by-day')
    invalid(`/components/${figure}/verified`, 'not-by-day', 'The policy longPeriods does not split one figure by days');
};

/**
 * emissions stand in the place of a result only where a threshold is set, and there they are all that is stated of the host and year.
 * Throws `threshold-missing`, naming the component, for all lines first; then `invalid-input`.
 */
export const checkActuals = (book: ReadonlyBook, { programme, host, period, components }: Batch): void => {
  const keyOf = (vintage: string): string => yearKey({ programme, host, vintage });
  for (const { component, vintages } of components)
    for (const { vintage, actual } of vintages)
      if (actual !== undefined && !book.thresholds.has(keyOf(vintage))) refuse('threshold-missing', { component });
  components.forEach(({ vintages, ...one }, i) => {
    const stated = one.verified === undefined ? vintages : splitByDay(0n, period);
    stated.forEach(({ vintage, ...line }, j) => {
      const { lines = 0, actuals = 0 } = book.verifiedYears.get(keyOf(vintage)) ?? {};
      const isActual = 'actual' in line && line.actual !== undefined;
      if (actuals > 0 || (isActual && lines > 0))
        invalid(`/components/${i}/vintages/${j}`, 'not-the-only-line', 'Emissions are compared in one line of their host and year');
    });
  });
};

/** Every result of a batch, component by component as they stand there, each by vintage. Throws `invalid-input` for one out of range. */
export const resultsOf = (book: ReadonlyBook, { programme, host, period, components }: Batch): Result[] =>
  components.flatMap(({ component, verified, vintages }, i): Result[] => {
    if (verified !== undefined)
      return splitByDay(BigInt(verified), period).map((split) => ({
        component,
        ...split,
        actual: null,
        splitByDay: true,
        deductions: null,
      }));
    return vintages.map((line, j) => {
      const result = verifiedOf(line, book.thresholds.get(yearKey({ programme, host, vintage: line.vintage })));
      if (result >= MOST || result <= -MOST)
        invalid(`/components/${i}/vintages/${j}/actual`, 'amount-format', 'The result has too many digits');
      const { vintage, actual = null, deductions = null } = line;
      return { component, vintage, verified: result, actual, splitByDay: false, deductions };
    });
  });

/** An `Amount` has 15 digits. */
const MOST = 10n ** 15n;

/** what emissions come to against the baseline; without obligation (`no-lose`) never less than nothing. */
const verifiedOf = ({ verified, actual }: VerifiedVintage, threshold: ThresholdRow | undefined): bigint => {
  if (actual === undefined || !threshold) return BigInt(verified ?? 0);
  const result = threshold.baseline - BigInt(actual);
  return threshold.mode === 'no-lose' && result < 0n ? 0n : result;
};
