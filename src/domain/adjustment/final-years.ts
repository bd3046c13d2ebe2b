import type { ReadonlyBook } from '../book/readonly-book.js';

/** whether the period that this year of the Party lies in is final. */
export const isFinalYear = (book: ReadonlyBook, party: string, year: string): boolean => periodWith(book, party, year) !== undefined;

/** for which year a late entry of `actionYear` counts: its own, or where that is final too the first one after it that is not. */
export const openYear = (book: ReadonlyBook, party: string, actionYear: string): string => {
  const final = periodWith(book, party, actionYear);
  return final ? openYear(book, party, String(Number(final.last) + 1)) : actionYear;
};

const periodWith = (book: ReadonlyBook, party: string, year: string): { readonly first: string; readonly last: string } | undefined =>
  book.finalPeriods
    .get(party)
    ?.periods.map(({ ndcPeriod }) => ndcPeriod)
    .find(({ first, last }) => first <= year && year <= last);
