import { alpha3Of } from '../../domain/kernel/countries.js';
import type { RawSerials } from './read-serials.js';

/** One issuance of the CDM registry: units of one project, numbered in the series of their Party of origin. */
export interface SerialRow {
  readonly row: number;
  readonly line: number;
  /** The Party of origin, in alpha-2 as the CDM prints it, which is its series, and in alpha-3. */
  readonly origin: string;
  readonly host: string;
  readonly activity: string;
  readonly vintage: string;
  readonly mitigationType: string;
  readonly first: bigint;
  readonly last: bigint;
}

/** A Kyoto unit has a commitment period and no vintage: it is read as the period's last year. */
const LAST_YEARS: Readonly<Record<string, string>> = { 1: '2012', 2: '2020' };

/** Certified reductions; the other two are for forests, whose removals can be lost again. */
const MITIGATION: Readonly<Record<string, string>> = { CER: 'Emission reductions', tCER: 'Removals', lCER: 'Removals' };

/** Where a row stands, for whoever looks it up: `row 573 (line 574)`. */
export const placeOf = ({ row, line }: Pick<SerialRow, 'row' | 'line'>): string => `row ${row} (line ${line})`;

/** Reads a record. Whatever is wrong with it goes to `complain`; then there is no row. */
export const serialRow = (raw: RawSerials, complain: (what: string) => void): SerialRow | undefined => {
  let sound = true;
  const wrong = (what: string): string => {
    sound = false;
    complain(`${placeOf(raw)}: ${what}`);
    return '';
  };
  const { party: origin, commitmentPeriod, unitType, project, first, last } = raw.values;
  const host = alpha3Of(origin) ?? wrong(`the Party "${origin}" is no country`);
  const vintage = LAST_YEARS[commitmentPeriod] ?? wrong(`the commitment period is "${commitmentPeriod}"`);
  const mitigationType = MITIGATION[unitType] ?? wrong(`the type of unit is "${unitType}"`);
  if (!/^[1-9]\d{0,19}$/.test(project)) wrong(`the project is "${project}"`);
  for (const serial of [first, last]) if (!/^[1-9]\d{0,17}$/.test(serial)) wrong(`a serial is "${serial}"`);
  if (!sound) return undefined;
  if (BigInt(last) < BigInt(first)) wrong(`the range ${first} to ${last} is reversed`);
  const { row, line } = raw;
  return sound
    ? { row, line, origin, host, activity: project, vintage, mitigationType, first: BigInt(first), last: BigInt(last) }
    : undefined;
};
