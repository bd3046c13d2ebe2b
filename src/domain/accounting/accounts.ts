import { yearKey } from '../adjustment/metrics.js';
import { invalid } from '../kernel/refusal.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { AdjustmentMethod, FinalPeriodRow, NdcPeriodRow, PartyRow } from '../book/rows.js';
import type { YearFigures } from './balances.js';

interface Years {
  readonly first: string;
  readonly last: string;
}

/** The key of a Party's NDC period. */
export const periodKey = (party: string, { first, last }: Years): string => `${party} ${first} ${last}`;

/** The NDC period of the Party with these years. Throws `invalid-input`. */
export const ndcPeriodOf = ({ ndcPeriods }: PartyRow, { first, last }: Years): NdcPeriodRow =>
  ndcPeriods.find((period) => period.first === first && period.last === last) ??
  invalid('/ndcPeriod', 'no-such-period', "Not one of the Party's NDC periods");

/** what may be chosen for a period: a trajectory and averaging are for those with one target year. */
export const permittedMethods = (type: NdcPeriodRow['type']): readonly AdjustmentMethod[] =>
  type === 'single-year' ? ['trajectory', 'averaging', 'multi-year'] : ['multi-year'];

/** the final period of the Party that shares a year with this one, if there is one. */
export const finalPeriodOf = (book: ReadonlyBook, party: string, { first, last }: Years): FinalPeriodRow | undefined =>
  book.finalPeriods.get(party)?.periods.find(({ ndcPeriod }) => ndcPeriod.first <= last && first <= ndcPeriod.last);

/** The calendar years of a span, in order. */
export const yearsIn = ({ first, last }: Years): string[] =>
  Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => String(Number(first) + i));

/** What the book knows of each year of a span, in one metric. */
export const figuresOf = (book: ReadonlyBook, party: string, metric: string, span: Years): YearFigures[] =>
  yearsIn(span).map((year) => {
    const key = yearKey(party, year, metric);
    const { firstTransferred = 0n, used = 0n } = book.accounted.get(key) ?? {};
    return { year, inventory: book.inventories.get(key)?.quantity ?? null, firstTransferred, used };
  });
