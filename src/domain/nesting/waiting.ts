import { policyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { yearKey } from '../threshold/thresholds.js';
import { claimedYearsOf, insideKey, uncoveredOf, type Year } from './claims.js';
import { covers, deducts, nestsInside } from './nests.js';

/** What is claimed inside of a year, by inner programme, lower code first: what no deduction covers and nothing that is left to issue makes good. */
export const waitingOf = (book: ReadonlyBook, year: Year): Map<string, bigint> => {
  const waiting = new Map<string, bigint>();
  const row = book.claims.get(yearKey(year));
  if (!row || row.uncovered <= row.left) return waiting;
  let { left } = row;
  const nests = nestsInside(book, year.programme).filter((nest) => deducts(nest) && covers(nest, year.vintage));
  for (const nest of nests.sort((a, b) => (a.inner < b.inner ? -1 : 1))) {
    const uncovered = uncoveredOf(book.insides.get(insideKey(nest, year)) ?? { claim: 0n, deducted: 0n });
    const made = uncovered < left ? uncovered : left;
    left -= made;
    if (uncovered > made) waiting.set(nest.inner, uncovered - made);
  }
  return waiting;
};

/** What waits of a year. */
export interface WaitingYear {
  readonly vintage: string;
  readonly waiting: ReadonlyMap<string, bigint>;
}

/** R-94, policy `carry`: what waits of the other years of a programme and host for a verification, earlier year first. */
export const waitingElsewhere = (book: ReadonlyBook, of: Omit<Year, 'vintage'>, vintages: readonly string[]): WaitingYear[] => {
  if (policyOf(book).nestingShortfall === 'ignore') return [];
  return claimedYearsOf(book, of.programme)
    .flatMap((key) => book.claims.get(key) ?? [])
    .filter(({ host, vintage }) => host === of.host && !vintages.includes(vintage))
    .sort((a, b) => (a.vintage < b.vintage ? -1 : 1))
    .map(({ vintage }) => ({ vintage, waiting: waitingOf(book, { ...of, vintage }) }));
};
