import { CliError } from '../terminal.js';
import { blockRow, placeOf, type BlockRow } from './block-row.js';
import type { RawRow } from './read-file.js';
import { groupedBy } from '../../domain/kernel/grouped-by.js';

/** An opening balance is one act, which holds no more. */
const MOST_ROWS = 2_500;
/** So many faults are listed; of the rest, how many there are. */
const MOST_SHOWN = 20;

/** Every row, each sound and no unit in two of them; and what was tidied. Throws with everything that is wrong. */
export const checkedRows = (raw: readonly RawRow[], path: string): { rows: BlockRow[]; notes: string[] } => {
  const faults: string[] = [];
  const rows = raw.flatMap((one) => blockRow(one, (what) => faults.push(what)) ?? []);
  if (raw.length > MOST_ROWS) faults.push(`${raw.length} rows: an opening balance has at most ${MOST_ROWS}, so split the file`);
  faults.push(...overlapsOf(rows));
  if (faults.length > 0) {
    const more = faults.length > MOST_SHOWN ? `\n  and ${faults.length - MOST_SHOWN} more` : '';
    throw new CliError(`${path} can't be imported. Nothing was written.\n  ${faults.slice(0, MOST_SHOWN).join('\n  ')}${more}`);
  }
  const spaced = raw.filter(({ values: { serial } }) => serial !== serial.trim());
  return { rows, notes: spaced.map((one) => `${placeOf(one)}: a space at the end of the serial was left out`) };
};

/** the pairs of rows that claim the same unit. */
const overlapsOf = (rows: readonly BlockRow[]): string[] => {
  const byNumbering = groupedBy(rows, ({ registry, series }) => `${registry} ${series}`);
  return [...byNumbering.values()].flatMap((group) => {
    group.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.row - b.row));
    const found: string[] = [];
    let reaching = group[0];
    for (const row of group.slice(1)) {
      if (reaching && reaching.last >= row.first) found.push(collision(reaching, row));
      if (!reaching || row.last > reaching.last) reaching = row;
    }
    return found;
  });
};

const collision = (a: BlockRow, b: BlockRow): string => {
  const [early, late] = a.row < b.row ? [a, b] : [b, a];
  const same = a.first === b.first && a.last === b.last;
  const units = same ? `the units ${a.first} to ${a.last}` : `units from ${b.first} on`;
  return `${placeOf(late)} and ${placeOf(early)} both claim ${units} of ${a.registry} ${a.series}: no unit is counted twice (rule R-14)`;
};
