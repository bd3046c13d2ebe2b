import type { ReadonlyBook } from '../book/readonly-book.js';
import type { OtherSchemeRow } from '../book/rows.js';
import { issuedUnits } from '../book/serials.js';
import type { Underlying } from '../book/underlying.js';
import { overlaps } from '../kernel/block-id.js';
import type { FieldError } from '../kernel/field-error.js';
import { groupedBy } from '../kernel/grouped-by.js';
import { countryIn, isSeriesOf, normalNumbering, registryName, type Numbering } from '../kernel/outside-series.js';
import type { Range } from '../kernel/ranges.js';
import { refuse, type RefusalCode } from '../kernel/refusal.js';
import type { OpeningBalanceRow } from './opening-balance-fields.js';

/** Some numbers of a numbering that a row, counted from 1, says are behind its units. */
export interface Numbered {
  readonly line: number;
  readonly numbering: Numbering;
  readonly range: Range;
}

/** a series is one in which its registry numbers units, in the form it writes. */
export const seriesErrors = (rows: readonly OpeningBalanceRow[]): FieldError[] =>
  rows.flatMap(({ underlying: { registry, series } }, i) =>
    isSeriesOf(registry, series)
      ? []
      : [{ pointer: `/rows/${i}/underlying/series`, code: 'series-format', detail: 'Not a series of this registry, as it writes them' }],
  );

/** an underlying unit belongs to one block of the registry, ever. Names the other row, or the block. */
export const checkOnce = (book: ReadonlyBook, rows: readonly OpeningBalanceRow[]): void => {
  const underlying = rows.map(({ underlying: { registry, series, first, last } }, i): Numbered => ({
    line: i + 1,
    numbering: normalNumbering({ registry, series }),
    range: { first: BigInt(first), last: BigInt(last) },
  }));
  checkEachOnce(book.underlying, underlying, 'serial-overlap');
};

/** Each number is in one row, and none of them is `there` already. Refuses with `code`. */
export const checkEachOnce = (there: Pick<Underlying, 'taken'>, all: readonly Numbered[], code: RefusalCode): void => {
  for (const group of groupedBy(all, ({ numbering }) => JSON.stringify([numbering.registry, numbering.series])).values()) {
    group.sort((a, b) => (a.range.first < b.range.first ? -1 : a.range.first > b.range.first ? 1 : a.line - b.line));
    let reaching = group[0];
    for (const row of group.slice(1)) {
      if (reaching && overlaps(reaching.range, row.range)) {
        const lines = [reaching.line, row.line];
        refuse(code, { line: Math.max(...lines), conflictsWithLine: Math.min(...lines) });
      }
      if (!reaching || row.range.last > reaching.range.last) reaching = row;
    }
  }
  for (const { line, numbering, range } of all) {
    const met = there.taken(numbering, range);
    if (met) refuse(code, { line, blocks: [met.block], conflictsWith: met.revision });
  }
};

/** nothing is imported of what is issued here, nor of the days for which a component here stands in the scheme it would come from. */
export const checkNotIssuedHere = (book: ReadonlyBook, rows: readonly OpeningBalanceRow[]): void => {
  rows.forEach(({ activity, vintage, underlying: { registry } }, i) => {
    const issued = issuedUnits(book, activity, vintage);
    if (issued) refuse('already-issued-here', { line: i + 1, blocks: [issued.block], conflictsWith: issued.revision });
    for (const code of book.members.get(activity)?.components ?? []) {
      const component = book.components.get(code);
      if (component?.otherSchemes.some((scheme) => registryName(scheme.scheme) === registry && standsIn(scheme, vintage)))
        refuse('already-issued-here', { line: i + 1, component: code, conflictsWith: component.since });
    }
  });
};

/** Whether the other scheme had the component on a day of that year, or credited one of its days. */
const standsIn = ({ state, since, creditedUntil }: OtherSchemeRow, year: string): boolean => {
  if (creditedUntil !== undefined && creditedUntil !== null && creditedUntil >= `${year}-01-01`) return true;
  return state === 'registered' ? since <= `${year}-12-31` : since > `${year}-01-01`;
};

/** the country in the series, or in the serial as it is printed, is the host. Throws `host-mismatch`, naming the row. */
export const checkCountries = (rows: readonly OpeningBalanceRow[]): void => {
  rows.forEach(({ host, underlying: { registry, series, serial } }, i) => {
    const country = countryIn(registry, series, serial);
    if (country !== undefined && country !== host) refuse('host-mismatch', { line: i + 1 });
  });
};
