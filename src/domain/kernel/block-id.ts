import type { Range } from './ranges.js';

/** A range of one series. `series` is `REG-HOST-ACTIVITY-VINTAGE`. */
export interface BlockRange extends Range {
  readonly series: string;
}

/** The four parts of a series, as the printed id has them. */
export interface SeriesParts {
  readonly registry: string;
  readonly host: string;
  readonly activity: string;
  readonly vintage: string;
}

export const BLOCK_ID = /^[A-Z]{2,3}[0-9]{2}-[A-Z]{3}-[A-Z0-9]{1,20}-(?:19|20|21)[0-9]{2}-[1-9][0-9]{0,17}-[1-9][0-9]{0,17}$/;

/** The last serial that a series can have: 18 digits (`Serial`). */
export const LAST_SERIAL = 10n ** 18n - 1n;

/** The most units that a registry can have brought into being: sums of 21 digits are exact in every answer (`docs/contract.md` 1). */
export const MOST_UNITS = 10n ** 21n - 1n;

/** `UN01-GHA-10471-2025-1-12000`. The printed core of units: registry, host, activity, vintage, first and last serial. */
export const blockId = ({ series, first, last }: BlockRange): string => `${series}-${first}-${last}`;

/** Short digits are read twice as fast as a number first. */
const serialOf = (digits: string): bigint => BigInt(digits.length < 16 ? Number(digits) : digits);

/** The range a well-formed block id names. */
export const parseBlockId = (id: string): BlockRange => {
  const b = id.lastIndexOf('-');
  const a = id.lastIndexOf('-', b - 1);
  return { series: id.slice(0, a), first: serialOf(id.slice(a + 1, b)), last: serialOf(id.slice(b + 1)) };
};

export const seriesOf = ({ registry, host, activity, vintage }: SeriesParts): string => `${registry}-${host}-${activity}-${vintage}`;

export const seriesParts = (series: string): SeriesParts => {
  const [registry = '', host = '', activity = '', vintage = ''] = series.split('-');
  return { registry, host, activity, vintage };
};

/** How many units a range spans. */
export const quantityOf = ({ first, last }: Range): bigint => last - first + 1n;

export const sumOf = (ranges: Iterable<Range>): bigint => {
  let sum = 0n;
  for (const range of ranges) sum += quantityOf(range);
  return sum;
};

export const overlaps = (a: Range, b: Range): boolean => a.first <= b.last && b.first <= a.last;
