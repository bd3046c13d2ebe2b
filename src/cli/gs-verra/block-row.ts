import { isDay } from '../../domain/kernel/days.js';
import { HOSTS } from './hosts.js';
import type { RawRow } from './read-file.js';
import { serialOf, type SerialRange } from './serial.js';

/** Definitions of first transfer, as the lists word them and as `authorize-units` does. */
const DEFINITIONS: Readonly<Record<string, string>> = {
  Authorisation: 'authorization',
  Issuance: 'issuance',
  'First international transfer': 'first-international-transfer',
};

/** One authorised block, with nothing left to doubt. */
export interface BlockRow extends SerialRange {
  readonly row: number;
  readonly line: number | undefined;
  readonly country: string;
  readonly host: string;
  readonly activity: string;
  readonly vintage: string;
  readonly quantity: bigint;
  readonly definition: string;
  readonly authorisationYear: string;
  readonly issuedOn: string;
  readonly purposes: readonly string[];
  readonly approach: string | undefined;
}

/** Where a row stands, for whoever looks it up: `row 573 (line 575)`. */
export const placeOf = ({ row, line }: Pick<RawRow, 'row' | 'line'>): string => `row ${row}${line === undefined ? '' : ` (line ${line})`}`;

/** Reads a record. Whatever is wrong with it goes to `complain`; then there is no row. */
export const blockRow = (raw: RawRow, complain: (what: string) => void): BlockRow | undefined => {
  let sound = true;
  const wrong = (what: string): string => {
    sound = false;
    complain(`${placeOf(raw)}: ${what}`);
    return '';
  };
  const { values } = raw;
  const matching = (value: string, pattern: RegExp, what: string): string => (pattern.test(value) ? value : wrong(`${what} is "${value}"`));
  const vintage = matching(values.vintage, /^20\d\d$/, 'the vintage');
  const volume = matching(values.volume, /^[1-9]\d{0,14}$/, 'the volume');
  const authorisationYear = matching(values.authorisation_year, /^20\d\d$/, 'the year of authorisation');
  const approach = matching(values.cooperative_approach, /^(?:CA\d{4}|NA)$/, 'the cooperative approach');
  const issuedOn = isDay(values.issuance_date) ? values.issuance_date : wrong(`the issuance date is "${values.issuance_date}"`);
  const host = HOSTS[values.host_country]?.party ?? wrong(`the host country "${values.host_country}" is not known`);
  const definition =
    DEFINITIONS[values.first_transfer_definition] ??
    wrong(`the first transfer definition "${values.first_transfer_definition}" is not known`);
  const ndc = matching(values.authorised_ndc, /^[01]$/, 'authorised_ndc') === '1';
  const oimp = matching(values.authorised_oimp, /^[01]$/, 'authorised_oimp') === '1';
  if (sound && !ndc && !oimp) wrong('it is authorised for no use');
  const serial = serialOf(values.serial.trim());
  if (serial) checkSerial(raw, serial, host, wrong);
  else wrong(`the serial "${values.serial}" is of no form that is known`);
  if (!serial || !sound) return undefined;
  return {
    ...serial,
    ...{ row: raw.row, line: raw.line, country: values.host_country, host, vintage, definition, authorisationYear, issuedOn },
    quantity: BigInt(volume),
    purposes: [...(ndc ? ['NDC'] : []), ...(oimp ? ['IMP', 'OP'] : [])],
    approach: approach === 'NA' ? undefined : approach,
  };
};

/** R-91: the serial says the same as the columns beside it, and the volume is its range. */
const checkSerial = ({ values, range }: RawRow, serial: SerialRange, host: string, wrong: (what: string) => string): void => {
  const { first, last, programme, project, years, origin } = serial;
  if (programme !== values.programme || project !== values.project_id)
    wrong(`the serial is of ${programme} project ${project}, the row of ${values.programme} project ${values.project_id}`);
  if (host !== '' && origin !== host)
    wrong(`the serial is of ${origin ?? 'no country'}, the host country is ${values.host_country} (${host})`);
  if (!years.includes(values.vintage)) wrong(`the serial is of ${years.join(' to ')}, the vintage is ${values.vintage}`);
  if (range && (range.first !== String(first) || range.last !== String(last)))
    wrong(`the range ${range.first} to ${range.last} is not the serial's, ${first} to ${last}`);
  const size = last - first + 1n;
  if (String(size) !== values.volume) wrong(`the volume is ${values.volume}, the serial has ${size} units`);
};
