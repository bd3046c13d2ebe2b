import { parse } from 'csv-parse/sync';
import { CliError } from '../terminal.js';

/** A table of a spreadsheet program, as saved in countries that write 1,5 for one and a half, has semicolons. */
const DELIMITERS = [',', ';', '\t'] as const;

/** What stands between the cells of a table with this header. */
export const delimiterOf = (header: string): string =>
  [...DELIMITERS].sort((a, b) => header.split(b).length - header.split(a).length)[0] ?? ',';

/** A row as a spreadsheet numbers it: the header is row 1. */
export interface Row {
  readonly number: number;
  readonly cells: readonly string[];
}

/** The header and the rows of a CSV text; rows without anything are left out. Throws where it is no CSV. */
export const csvRows = (text: string, path: string): { header: readonly string[]; rows: readonly Row[] } => {
  const all = recordsOf(text, path).map((cells, i): Row => ({ number: i + 1, cells }));
  const [header, ...rows] = all;
  if (header === undefined || rows.length === 0) throw new CliError(`${path} has no rows under a header.`);
  return { header: header.cells, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) };
};

const recordsOf = (text: string, path: string): string[][] => {
  const [first = ''] = text.split(/\r?\n/, 1);
  try {
    return parse(text, { delimiter: delimiterOf(first), relax_column_count: true });
  } catch (error) {
    throw new CliError(`${path} can't be read as csv: ${(error as Error).message}. Nothing was written.`);
  }
};
