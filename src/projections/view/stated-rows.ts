/** Rows as events state many of them: the names of the columns once, then the cells. */
export interface StatedRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** The rows as records of their columns. `Row` says what those are, as the event's own definition does. */
export const recordsOf = <Row extends Readonly<Record<string, string | null>>>({ columns, rows }: StatedRows): Row[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])) as Row);
