import { stringify } from 'csv-stringify/sync';
import type { Schema } from '../../domain/kernel/json-schema.js';

/** `-1000` is a figure, and no spreadsheet runs it. */
const NEGATIVE = /^-[0-9]{1,30}$/;

/**
 * Items of a list as CSV (RFC 4180), under the columns that their schema says: `verified.quantity` is the member `quantity` of the member
 * `verified`, a list of words has semicolons. A cell that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export const csvOf = (items: readonly object[], schema: Schema): string => {
  const columns = leaves(schema, []);
  const rows = items.map((item) => columns.map((path) => cellOf(item, path)));
  return stringify([columns.map((path) => path.join('.')), ...rows], {
    escape_formulas: true,
    cast: { string: (cell) => (NEGATIVE.test(cell) ? { value: cell, escape_formulas: false } : cell) },
  });
};

/** Members of records get a column each. */
const leaves = ({ properties }: Schema, path: readonly string[]): (readonly string[])[] =>
  properties === undefined
    ? [path]
    : Object.entries(properties as Record<string, Schema>).flatMap(([name, member]) => leaves(member, [...path, name]));

const cellOf = (item: object, path: readonly string[]): string => {
  const value = path.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], item);
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join(';');
  return typeof value === 'string' ? value : JSON.stringify(value);
};
