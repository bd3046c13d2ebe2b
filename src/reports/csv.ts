import { stringify } from 'csv-stringify/sync';

/** `-1000` is a figure, and no spreadsheet runs it. */
const NEGATIVE = /^-[0-9]{1,30}(?:\.[0-9]{1,30})?$/;

/**
 * Rows of cells as CSV (RFC 4180). A cell that a spreadsheet would run as a formula, because it begins with = + - @ (or their full-width
 * forms), a tab or a carriage return, gets an apostrophe before it. A negative number stays one.
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  stringify(rows as string[][], {
    escape_formulas: true,
    cast: { string: (cell) => (NEGATIVE.test(cell) ? { value: cell, escape_formulas: false } : cell) },
  });
