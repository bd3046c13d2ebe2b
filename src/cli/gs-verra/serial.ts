import { alpha3Of } from '../../domain/kernel/countries.js';

/** What a serial of another registry says. */
export interface SerialRange {
  /** As the lists name the issuing programme. */
  readonly programme: 'GS' | 'Verra';
  readonly project: string;
  /** The code of the project in unit ids here. */
  readonly activity: string;
  /** The Party of origin, by its alpha-3 code; undefined where the serial names no country. */
  readonly origin: string | undefined;
  /** The first and last year of its monitoring period. */
  readonly years: readonly string[];
  /** The issuing registry, and where it numbers these units: two ranges that meet there share a unit, whatever else their serials say. */
  readonly registry: 'GS' | 'VCS';
  readonly series: string;
  readonly first: bigint;
  readonly last: bigint;
  /** The whole serial, as it is printed. */
  readonly printed: string;
}

/** `GS1-1-TZ-GS11732-16-2022-25700-1-100`: country, project, type, vintage, batch, first and last unit of the batch. */
const GS = /^(GS1-1-([A-Z]{2})-GS([1-9]\d{0,7})-[1-9]\d{0,2}-(20\d\d)-[1-9]\d{0,7})-(0|[1-9]\d{0,14})-([1-9]\d{0,14})$/;

/** `19337-940179796-940188731-VCS-VCU-1289-VER-NG-3-4151-01012023-31122023-0`: batch, range, then numbering, country, project and period. */
const VERRA =
  /^\d{1,8}-([1-9]\d{0,14})-([1-9]\d{0,14})-VCS-VCU-\d{1,6}-(VER|MER|APX)-([A-Z]{2})-\d{1,3}-(\d{1,8})-\d{4}(20\d\d)-\d{4}(20\d\d)-\d$/;

/** Reads a serial of Gold Standard or Verra; undefined where it is neither, or its range is reversed. */
export const serialOf = (text: string): SerialRange | undefined => {
  const range = gs(GS.exec(text)) ?? verra(VERRA.exec(text));
  return range && range.first <= range.last ? range : undefined;
};

const gs = (match: RegExpExecArray | null): SerialRange | undefined => {
  if (!match) return undefined;
  const [printed, series = '', country = '', project = '', year = '', first = '', last = ''] = match;
  return {
    ...{ programme: 'GS', registry: 'GS', project, activity: `GS${project}`, origin: alpha3Of(country), years: [year], series, printed },
    first: BigInt(first),
    last: BigInt(last),
  };
};

const verra = (match: RegExpExecArray | null): SerialRange | undefined => {
  if (!match) return undefined;
  const [printed, first = '', last = '', series = '', country = '', project = '', from = '', to = ''] = match;
  const years = yearsOf(from, to);
  return {
    ...{ programme: 'Verra', registry: 'VCS', project, activity: `VCS${project}`, origin: alpha3Of(country), years, series, printed },
    first: BigInt(first),
    last: BigInt(last),
  };
};

const yearsOf = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(Number(to) - Number(from) + 1, 0) }, (_, i) => String(Number(from) + i));
