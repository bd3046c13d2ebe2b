import type { ReferenceBook } from './book.js';
import { addDays } from './dates.js';
import { claimOf, othersOf, takeFinance } from './finance.js';
import { compare, sum, type Batch, type Deducted, type Reported, type VerifiedLine } from './records.js';
import { verifiedLines } from './verified-lines.js';

/** What a report says of a component and year, with what of it is the host's own contribution. */
type Figures = { component: string; vintage: string; verified: number; actual: boolean; deductions: Deducted[]; own: number };
/** `given`: what goes to those who paid, and what of that the report didn't state itself (`added`). */
export type Result = Figures & { given: Record<string, number>; added: number };
type Year = { programme: string; host: string; vintage: string };

const OWN = 'own-contribution';
const yearKey = ({ programme, host, vintage }: Year): string => `${programme} ${host} ${vintage}`;
export const thresholdOf = (book: ReferenceBook, year: Year) => book.thresholds.get(yearKey(year));

/** Every line that stands of a programme, host and year. */
export const linesOfYear = (book: ReferenceBook, { programme, host, vintage }: Year): VerifiedLine[] =>
  [...book.components.values()]
    .filter((component) => component.programme === programme && component.host === host)
    .flatMap(({ component }) => verifiedLines(book, component))
    .filter((line) => line.vintage === vintage);

/** The years of a period, each with its days one by one. */
const daysByYear = ({ from, to }: { from: string; to: string }): Map<string, number> => {
  const days = new Map<string, number>();
  for (let date = from; date <= to; date = addDays(date, 1)) days.set(date.slice(0, 4), (days.get(date.slice(0, 4)) ?? 0) + 1);
  return days;
};

/** A figure split by days. */
const split = (figure: number, period: { from: string; to: string }): { vintage: string; verified: number }[] => {
  const days = [...daysByYear(period)];
  const total = sum(days, ([, count]) => count);
  const years = days.map(([vintage, count]) => ({
    vintage,
    rest: (Math.abs(figure) * count) % total,
    tonnes: Math.floor((Math.abs(figure) * count) / total),
  }));
  const missing = Math.abs(figure) - sum(years, ({ tonnes }) => tonnes);
  const first = years.toSorted((a, b) => compare([-a.rest, a.vintage], [-b.rest, b.vintage])).slice(0, missing);
  return years.map((year) => ({ vintage: year.vintage, verified: Math.sign(figure) * (year.tonnes + (first.includes(year) ? 1 : 0)) }));
};

/** What a batch reports, by component as there, by year as there. */
export const resultsOf = (book: ReferenceBook, { programme, host, period }: Batch, components: Reported[]): Result[] => {
  const stated = components.flatMap(({ component, verified, vintages }): Result[] =>
    verified === undefined
      ? vintages.map(({ vintage, verified: figure, actual, deductions = [] }) => {
          const threshold = thresholdOf(book, { programme, host, vintage });
          const below = (threshold?.baseline ?? 0) - Number(actual);
          const result = actual === undefined ? Number(figure) : threshold?.mode === 'no-lose' ? Math.max(0, below) : below;
          return { component, vintage, verified: result, actual: actual !== undefined, deductions, own: 0, given: {}, added: 0 };
        })
      : split(Number(verified), period).map((line) => ({ component, ...line, actual: false, deductions: [], own: 0, given: {}, added: 0 })),
  );
  for (const result of stated.toSorted((a, b) => compare([a.component], [b.component]))) {
    const year = { programme, host, vintage: result.vintage };
    const { baseline, threshold, mode } = thresholdOf(book, year) ?? { baseline: 0, threshold: 0, mode: '' };
    const others = stated.filter((other) => other.vintage === result.vintage);
    const left = baseline - threshold - sum(linesOfYear(book, year), (line) => line.own) - sum(others, (other) => other.own);
    const [mine, rest] = [true, false].map((own) =>
      sum(
        result.deductions.filter((one) => (one.reason === OWN && !claimOf(book, year, one)) === own),
        (d) => d.quantity,
      ),
    );
    const most = mode === 'symmetric' ? left : Math.min(left, result.verified - rest!);
    result.own = Math.max(mine!, most);
  }
  takeFinance(book, { programme, host }, stated);
  return stated;
};

/** What is deducted of a line in all. */
export const deductedOf = (book: ReferenceBook, of: { programme: string; host: string }, result: Result): number =>
  result.own + result.added + sum(othersOf(book, { ...of, vintage: result.vintage }, result), (d) => d.quantity);

/** Why each tonne is deducted. */
export const reasonsOf = ({ deductions, own }: Result): string[] => [
  ...Array<string>(own).fill(OWN),
  ...deductions.filter(({ reason }) => reason !== OWN).flatMap(({ reason, quantity }) => Array<string>(Number(quantity)).fill(reason)),
];

/** The first rule that emissions in the place of results break. */
export const actualsRefused = (book: ReferenceBook, { programme, host }: Batch, results: Result[]): string | null => {
  const actuals = results.filter(({ actual }) => actual);
  if (actuals.some(({ vintage }) => !thresholdOf(book, { programme, host, vintage }))) return 'threshold-missing';
  const beside = ({ vintage, actual }: Result): boolean =>
    linesOfYear(book, { programme, host, vintage }).some((line) => actual || line.actual);
  return results.some(beside) ? 'invalid-input' : null;
};
