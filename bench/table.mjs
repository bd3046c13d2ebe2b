// One row of the table: what was measured, against what, and the goal it is held to.

/** @typedef {{ id: string, what: string, figure: string, yardstick: string, ratio: number | null, goal: string, met: boolean | null }} Row */

/** Prints the rows as one Markdown table, ready for docs/speed.md. @param {Row[]} rows */
export const printTable = (rows) => {
  const cells = rows.map(({ id, what, figure, yardstick, ratio, goal, met }) => [
    id,
    what,
    figure,
    yardstick,
    ratio === null ? '' : ratio.toFixed(2),
    goal,
    met === null ? '' : met ? 'yes' : 'NO',
  ]);
  const header = ['id', 'what', 'measured', 'yardstick', 'ratio', 'goal', 'met'];
  const widths = header.map((title, i) => Math.max(title.length, ...cells.map((row) => row[i]?.length ?? 0)));
  const line = (row) => `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  console.log([line(header), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n'));
};

/** 12345.6 as 12,346. @param {number} value */
export const thousands = (value) => Math.round(value).toLocaleString('en-US');

/** @param {number} per @param {number} ms */
export const perSecond = (per, ms) => (per * 1000) / ms;

/** Runs and takes the time in milliseconds. @template T @param {() => T | Promise<T>} run @returns {Promise<{ ms: number, result: T }>} */
export const timed = async (run) => {
  const began = performance.now();
  const result = await run();
  return { ms: performance.now() - began, result };
};
