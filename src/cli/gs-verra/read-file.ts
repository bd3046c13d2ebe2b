import { parse } from 'csv-parse/sync';
import { CliError } from '../terminal.js';

/** The columns that are used, as the header of the csv names them. */
const COLUMNS = [
  'programme',
  'project_id',
  'volume',
  'vintage',
  'host_country',
  'first_transfer_definition',
  'authorisation_year',
  'issuance_date',
  'authorised_ndc',
  'authorised_oimp',
  'cooperative_approach',
  'serial',
] as const;
type Column = (typeof COLUMNS)[number];

/** One record of a file, its values as they stand there. */
export interface RawRow {
  /** From 0, as the files themselves count. */
  readonly row: number;
  /** The line of the file, from 1, where it has lines. */
  readonly line: number | undefined;
  readonly values: Readonly<Record<Column, string>>;
  /** The range in columns of its own, which only the csv has. */
  readonly range: { readonly first: string; readonly last: string } | undefined;
}

/** The records of a file of authorised Gold Standard and Verra blocks: csv with a header, or the columnar snapshot as JSON. Throws where it is neither. */
export const rawRows = (text: string, path: string): RawRow[] => (/^\s*\{/.test(text) ? fromSnapshot(text, path) : fromCsv(text, path));

interface CsvRecord {
  readonly info: { readonly lines: number };
  readonly record: Readonly<Record<string, string>>;
}

const fromCsv = (text: string, path: string): RawRow[] => {
  let records: CsvRecord[];
  try {
    records = parse(text, { columns: true, info: true, bom: true, skip_empty_lines: true }) as unknown as CsvRecord[];
  } catch (error) {
    throw new CliError(`${path} can't be read as csv: ${(error as Error).message}.`);
  }
  const missing = [...COLUMNS, 'unit_start', 'unit_end'].filter((column) => records[0] && !(column in records[0].record));
  if (records.length === 0) throw new CliError(`${path} has no rows.`);
  if (missing.length > 0)
    throw new CliError(`${path} has no column ${missing.join(', ')}: is it a file of authorised GS and Verra blocks?`);
  return records.map(({ record, info }, row) => ({
    row,
    line: info.lines,
    values: Object.fromEntries(COLUMNS.map((column) => [column, record[column] ?? ''])) as Record<Column, string>,
    range: { first: record['unit_start'] ?? '', last: record['unit_end'] ?? '' },
  }));
};

/** How the snapshot names the columns, and the list that the numbers of a column stand for. */
const SHORT: Readonly<Record<Column, readonly [column: string, list?: string]>> = {
  programme: ['prog', 'prog'],
  project_id: ['pid'],
  volume: ['vol'],
  vintage: ['vin'],
  host_country: ['cty', 'cty'],
  first_transfer_definition: ['ftd', 'ftd'],
  authorisation_year: ['ay'],
  issuance_date: ['idt'],
  authorised_ndc: ['ndc'],
  authorised_oimp: ['oimp'],
  cooperative_approach: ['ca', 'ca'],
  serial: ['sn'],
};

const fromSnapshot = (text: string, path: string): RawRow[] => {
  const { n, c, d } = snapshotOf(text, path);
  const columns = COLUMNS.map((column) => {
    const [short, list] = SHORT[column];
    const values = c[short];
    if (!Array.isArray(values) || values.length !== n) throw new CliError(`${path}: column ${short} has not the ${n} values that n says.`);
    if (list === undefined) return values.map(String);
    return values.map((value) => d[list]?.[Number(value)] ?? `${list}[${String(value)}]`);
  });
  return Array.from({ length: n }, (_, row) => ({
    row,
    line: undefined,
    values: Object.fromEntries(COLUMNS.map((column, i) => [column, columns[i]?.[row] ?? ''])) as Record<Column, string>,
    range: undefined,
  }));
};

interface Snapshot {
  readonly n: number;
  readonly c: Readonly<Record<string, unknown[]>>;
  readonly d: Readonly<Record<string, string[]>>;
}

const snapshotOf = (text: string, path: string): Snapshot => {
  try {
    const { n, c, d } = JSON.parse(text) as Partial<Snapshot>;
    if (typeof n === 'number' && n > 0 && c && d) return { n, c, d };
  } catch (error) {
    throw new CliError(`${path} can't be read as JSON: ${(error as Error).message}.`);
  }
  throw new CliError(`${path} is no snapshot of authorised GS and Verra blocks: it has no n, c and d.`);
};
