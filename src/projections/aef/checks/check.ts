import type { TableName } from '../nomenclature.js';
import type { ReportRow, Tables } from '../rows.js';
import type { Statement } from '../statements.js';
import type { SomeUnits } from '../units.js';

/** Something that a check found. Row 0 is one that is missing. */
export interface Finding {
  readonly check: string;
  readonly severity: 'error' | 'warning';
  readonly table: TableName;
  readonly row: string;
  readonly column: string | null;
  readonly expected: string | null;
  readonly found: string | null;
  readonly events: readonly string[];
}

/** A report, and what the ledger knows that it must agree with. */
export interface Checked {
  readonly party: string;
  readonly year: string;
  readonly tables: Tables;
  /** What the Party held when the year began. */
  readonly heldBefore: readonly SomeUnits[];
  /** Actions and holdings as filed of other years, each year as it was filed last. */
  readonly filed: readonly Pick<Tables, 'actions' | 'holdings'>[];
  readonly statement: (code: string) => Statement | undefined;
  /** What its corresponding adjustments of the year sum to. */
  readonly adjusted: { readonly additions: bigint; readonly subtractions: bigint };
}

/** One of the checks of an annual report (`docs/parties.md`). */
export interface Check {
  readonly name: string;
  readonly says: string;
  readonly find: (of: Checked) => Finding[];
}

interface Found {
  readonly check: string;
  readonly severity?: 'warning';
  readonly column?: string;
  readonly expected?: string | null;
  readonly found?: string | null;
}

/** A finding about the row at `index` of a table. */
export const findingIn = (table: TableName, index: number, row: ReportRow | undefined, of: Found): Finding => ({
  ...{ check: of.check, severity: of.severity ?? 'error', table, row: String(row ? index + 1 : 0), column: of.column ?? null },
  ...{ expected: of.expected ?? null, found: of.found ?? null, events: row?.events ?? [] },
});

/** What `find` finds in each row of a table. */
export const inRows = (
  { tables }: Pick<Checked, 'tables'>,
  table: TableName,
  find: (row: ReportRow, cell: (header: string) => string) => readonly Found[],
): Finding[] => tables[table].flatMap((row, i) => find(row, (header) => row.cells[header] ?? '').map((of) => findingIn(table, i, row, of)));
