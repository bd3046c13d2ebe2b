/** A column of a list: how a row is sorted, filtered and exported by it, and how it is shown where that is more than its text. */
export interface Column<T> {
  readonly id: string;
  readonly title: string;
  readonly value: (row: T) => string;
  readonly show?: (row: T) => React.ReactNode;
  /** Whole numbers stand at the end of their cell and are sorted as numbers. */
  readonly isNumber?: boolean;
}

/** The rows in which every word of `wanted` stands in some column. */
export const filtered = <T>(rows: readonly T[], columns: readonly Column<T>[], wanted: string): readonly T[] => {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = columns
      .map(({ value }) => value(row))
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
};

const collator = new Intl.Collator('en', { numeric: true });

const compareNumbers = (a: string, b: string): number => {
  const [x, y] = [/^-?\d+$/.test(a) ? BigInt(a) : undefined, /^-?\d+$/.test(b) ? BigInt(b) : undefined];
  if (x === undefined || y === undefined) return Number(x !== undefined) - Number(y !== undefined);
  return x < y ? -1 : Number(x > y);
};

/** The rows by a column, `-` before its id for the other way round; as they came without one. */
export const sorted = <T>(rows: readonly T[], columns: readonly Column<T>[], by: string): readonly T[] => {
  const down = by.startsWith('-');
  const column = columns.find(({ id }) => id === by.replace(/^-/, ''));
  if (!column) return rows;
  const compare = column.isNumber ? compareNumbers : collator.compare;
  const keyed = rows.map((row) => ({ row, key: column.value(row) }));
  keyed.sort((a, b) => (down ? compare(b.key, a.key) : compare(a.key, b.key)));
  return keyed.map(({ row }) => row);
};

/** Cells that a spreadsheet would run are led by an apostrophe, as everywhere in Sextant. */
const cell = (text: string): string => {
  const safe = /^[=+@\t\r]|^-(?!\d+$)/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The list as it is shown, as CSV. */
export const csvOf = <T>(rows: readonly T[], columns: readonly Column<T>[]): string =>
  [columns.map(({ id }) => cell(id)), ...rows.map((row) => columns.map(({ value }) => cell(value(row))))]
    .map((line) => line.join(','))
    .join('\r\n') + '\r\n';
