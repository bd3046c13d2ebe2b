import { parse } from 'csv-parse/sync';
import { delimiterOf } from '../import/csv-rows.js';
import { fileLines, type Line } from '../import/file-lines.js';
import { CliError } from '../terminal.js';

/** The columns of a file of assets; all but the last must be there. */
export const COLUMNS = ['asset', 'component', 'from', 'until'] as const;
type ColumnName = (typeof COLUMNS)[number];

/** A line of the file: an asset that a component claims. Cells are as they stand there. */
export interface AssetRow {
  readonly line: number;
  readonly asset: string;
  readonly component: string;
  readonly from: string;
  /** Empty where the claim is open. */
  readonly until: string;
}
/** A line that has more or fewer cells than the header. */
export interface OddLine {
  readonly line: number;
  readonly cells: number;
  readonly columns: number;
}

/** The rows of a file of assets as they are read, in chunks; lines without anything are left out. Throws where it is no such file. */
export async function* assetRows(path: string): AsyncIterableIterator<readonly (AssetRow | OddLine)[]> {
  let read: ((line: Line) => AssetRow | OddLine) | undefined;
  for await (const lines of fileLines(path)) {
    const [header, ...others] = read ? [undefined, ...lines] : lines;
    read ??= reader(path, header?.text ?? '');
    const row = read;
    yield others.flatMap((line) => (line && line.text.trim() !== '' ? [row(line)] : []));
  }
  if (!read) throw new CliError(`${path} is empty. Its header is ${COLUMNS.join()}.`);
}

const reader = (path: string, header: string): ((line: Line) => AssetRow | OddLine) => {
  const delimiter = delimiterOf(header);
  const columns = cellsOf(header, delimiter);
  const places = new Map(columns.map((name, i) => [name, i]));
  const unknown = columns.filter((name) => !(COLUMNS as readonly string[]).includes(name)).map((name) => `no column is called "${name}"`);
  const missing = COLUMNS.filter((name) => name !== 'until' && !places.has(name)).map((name) => `the column "${name}" is missing`);
  const twice = places.size < columns.length ? ['a column stands there twice'] : [];
  const faults = [...unknown, ...missing, ...twice];
  if (faults.length > 0)
    throw new CliError(
      `${path} is no file of assets. Nothing was written.\n  ${faults.join('\n  ')}\n  Its header is ${COLUMNS.join()}; until may be left out.`,
    );
  return ({ number, text }) => {
    const cells = cellsOf(text, delimiter);
    if (cells.length !== columns.length) return { line: number, cells: cells.length, columns: columns.length };
    const cell = (name: ColumnName): string => cells[places.get(name) ?? -1] ?? '';
    return { line: number, asset: cell('asset'), component: cell('component'), from: cell('from'), until: cell('until') };
  };
};

/** No cell of such a file spans lines; one in quotes is read as a spreadsheet writes it. */
const cellsOf = (text: string, delimiter: string): readonly string[] => {
  if (!text.includes('"')) return text.split(delimiter);
  try {
    const rows: readonly string[][] = parse(text, { delimiter, relax_column_count: true });
    return rows[0] ?? [];
  } catch {
    return [];
  }
};
