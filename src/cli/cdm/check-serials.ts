import { CliError } from '../terminal.js';
import { rawSerials } from './read-serials.js';
import { placeOf, serialRow, type SerialRow } from './serial-row.js';

/** So many faults are named; of the rest, how many there are. */
const MOST_SHOWN = 20;

/** What a whole file holds. */
export interface Checked {
  readonly rows: number;
  /** Party of origin by host: `CHN` is `CN`. */
  readonly hosts: ReadonlyMap<string, string>;
  readonly activities: ReadonlySet<string>;
}

/** Where a row is, and which units it has. */
type Taken = Pick<SerialRow, 'row' | 'line' | 'first' | 'last'>;

/** Reads the whole file: every row sound, and no unit in two of them. Throws with all that is wrong; nothing is written before. */
export const checked = async (path: string): Promise<Checked> => {
  const faults: string[] = [];
  const series = new Map<string, Taken[]>();
  const hosts = new Map<string, string>();
  const activities = new Set<string>();
  let rows = 0;
  for await (const one of serialRows(path, (what) => faults.push(what))) {
    rows += 1;
    hosts.set(one.host, one.origin);
    activities.add(one.activity);
    const { row, line, first, last } = one;
    const taken = series.get(one.origin);
    if (taken) taken.push({ row, line, first, last });
    else series.set(one.origin, [{ row, line, first, last }]);
  }
  for (const [origin, taken] of series) faults.push(...overlapsOf(origin, taken));
  if (faults.length === 0) return { rows, hosts, activities };
  const more = faults.length > MOST_SHOWN ? `\n  and ${faults.length - MOST_SHOWN} more` : '';
  throw new CliError(`${path} can't be imported. Nothing was written.\n  ${faults.slice(0, MOST_SHOWN).join('\n  ')}${more}`);
};

/** The rows of the file, in its order. */
export async function* serialRows(path: string, complain: (what: string) => void): AsyncIterableIterator<SerialRow> {
  for await (const raw of rawSerials(path)) {
    const row = serialRow(raw, complain);
    if (row) yield row;
  }
}

/** The pairs of rows that claim the same unit. */
const overlapsOf = (origin: string, taken: Taken[]): string[] => {
  taken.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.row - b.row));
  const found: string[] = [];
  let reaching = taken[0];
  for (const one of taken.slice(1)) {
    if (reaching && reaching.last >= one.first) found.push(collision(origin, reaching, one));
    if (!reaching || one.last > reaching.last) reaching = one;
  }
  return found;
};

const collision = (origin: string, a: Taken, b: Taken): string => {
  const [early, late] = a.row < b.row ? [a, b] : [b, a];
  const last = a.last < b.last ? a.last : b.last;
  return `${placeOf(late)} and ${placeOf(early)} both claim ${b.first} to ${last} of CDM ${origin}: no unit is counted twice (rule R-14)`;
};
