import { createHash } from 'node:crypto';
import type { BlockRow } from './block-row.js';
import { groupedBy } from '../../domain/kernel/grouped-by.js';

/** One command of an import. `of` says what it makes, so that what is there already is left alone. */
export interface Planned {
  readonly command: string;
  readonly data: object;
  readonly makes: { readonly list: string; readonly code: string } | undefined;
}

/** The file doesn't say; an auditor shall see that nobody did. */
export const NOT_SAID = 'Not said in the source';

/** A key that is the same whenever the same command is given: a run that was cut off goes on where it ended. */
export const keyOf = (command: string, data: object): string =>
  `gsv-${createHash('sha256')
    .update(JSON.stringify([command, data]))
    .digest('base64url')}`;

/** The first and last vintage of some rows. */
export const vintagesOf = (rows: readonly BlockRow[]): { first: string; last: string } => {
  const years = rows.map(({ vintage }) => vintage).sort();
  return { first: years[0] ?? '', last: years.at(-1) ?? '' };
};

/** Rows by what they have in common, in order of that. */
export const sortedGroups = (rows: readonly BlockRow[], keyOf: (row: BlockRow) => string): [string, BlockRow[]][] =>
  [...groupedBy(rows, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
