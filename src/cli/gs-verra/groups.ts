import type { BlockRow } from './block-row.js';
import { groupedBy } from '../../domain/kernel/grouped-by.js';

/** The first and last vintage of some rows. */
export const vintagesOf = (rows: readonly BlockRow[]): { first: string; last: string } => {
  const years = rows.map(({ vintage }) => vintage).sort();
  return { first: years[0] ?? '', last: years.at(-1) ?? '' };
};

/** Rows by what they have in common, in order of that. */
export const sortedGroups = (rows: readonly BlockRow[], keyOf: (row: BlockRow) => string): [string, BlockRow[]][] =>
  [...groupedBy(rows, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
