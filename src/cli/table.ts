/** Digits in groups of three: `23,240,850`. */
export const grouped = (quantity: string | bigint | number): string => String(quantity).replace(/\B(?=(?:\d{3})+$)/g, ',');

const FIGURE = /^[-+]?[\d,]+$/;

/** Rows under a header in aligned columns: figures to the right, words to the left. */
export const table = (header: readonly string[], rows: readonly (readonly string[])[]): string => {
  const all = [header, ...rows];
  const widths = header.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
  const right = header.map((_, i) => rows.length > 0 && rows.every((row) => FIGURE.test(row[i] ?? '') || (row[i] ?? '') === ''));
  const line = (row: readonly string[]): string =>
    widths
      .map((width, i) => (right[i] ? (row[i] ?? '').padStart(width) : (row[i] ?? '').padEnd(width)))
      .join('  ')
      .trimEnd();
  return [line(header), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].map((text) => `${text}\n`).join('');
};

/** Named values, one a line, the names aligned. */
export const pairs = (entries: readonly (readonly [name: string, value: string])[]): string => {
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('');
};
