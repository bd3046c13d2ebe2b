import { columnsOf, NOT_APPLICABLE, type TableName } from './nomenclature.js';

/** Units that a row is about, in the ledger's own serials. */
export interface Run {
  readonly series: string;
  readonly first: bigint;
  readonly last: bigint;
}

/** A row of one of the five tables: the model of the workbook, of CSV and of JSON alike. */
export interface ReportRow {
  /** By header, in the order of the columns. Empty where a required cell is missing, and in what the reporting platform fills. */
  readonly cells: Readonly<Record<string, string>>;
  /** Revisions of the events it comes from. */
  readonly events: readonly string[];
  /** The units of an action or a holding. */
  readonly units?: Run;
  /** Whether the units of an action come into the Party's holdings by it, or leave them. */
  readonly effect?: 'comes' | 'goes';
}

export type Tables = Readonly<Record<TableName, readonly ReportRow[]>>;

/** A row with a cell for each column. What `values` doesn't say is missing where the column is required, else it does not apply. */
export const rowOf = (
  table: TableName,
  values: Readonly<Record<string, string | null | undefined>>,
  more: Omit<ReportRow, 'cells'>,
): ReportRow => ({
  cells: Object.fromEntries(
    columnsOf(table).map(({ header, required }) => {
      const value = values[header] ?? '';
      return [header, required === 'X' || required === 'R' || value !== '' ? (required === 'X' ? '' : value) : NOT_APPLICABLE];
    }),
  ),
  ...more,
});

/** The headers of the required cells that a row lacks. */
export const missingIn = (table: TableName, { cells }: ReportRow): string[] =>
  columnsOf(table).flatMap(({ header, required }) => (required === 'R' && cells[header] === '' ? [header] : []));
