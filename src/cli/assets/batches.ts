import { keyOf } from '../steps/planned.js';
import { assetRows, type AssetRow, type OddLine } from './asset-row.js';

/** A command claims so many. */
const MOST_ASSETS = 1_000;
/** So many rows at most wait for others of the same component and days. */
const MOST_WAITING = 100_000;

export const COMMAND = 'register-assets';

/** Rows that one command can claim. */
export interface Batch {
  readonly rows: readonly [AssetRow, ...AssetRow[]];
  /** Made of all of them, so that the same file has the same keys whatever of a batch is left out. */
  readonly key: string;
}

/** The data of the command for some rows of a batch. */
export const dataOf = ([first, ...others]: readonly [AssetRow, ...AssetRow[]]): Readonly<Record<string, unknown>> => {
  const { component, from, until } = first;
  return { component, assets: [first, ...others].map(({ asset }) => asset), from, ...(until === '' ? {} : { until }) };
};

/**
 * The rows of a file in batches of one component and the same days, each full or as full as the file lets it be; however long the file is, only
 * so many rows are held. The same file has the same batches. `odd` is called for each line that is no row.
 */
export async function* batchesIn(path: string, odd: (line: OddLine) => void): AsyncIterableIterator<Batch> {
  const waiting = new Map<string, [AssetRow, ...AssetRow[]]>();
  let count = 0;
  const take = (key: string, rows: readonly [AssetRow, ...AssetRow[]]): Batch => {
    waiting.delete(key);
    count -= rows.length;
    return { rows, key: keyOf(COMMAND, dataOf(rows)) };
  };
  for await (const chunk of assetRows(path))
    for (const row of chunk) {
      if ('cells' in row) {
        odd(row);
        continue;
      }
      const key = JSON.stringify([row.component, row.from, row.until]);
      const rows = waiting.get(key);
      if (rows) rows.push(row);
      else waiting.set(key, [row]);
      count += 1;
      if (rows && rows.length === MOST_ASSETS) yield take(key, rows);
      if (count === MOST_WAITING) for (const [other, others] of waiting) yield take(other, others);
    }
  for (const [key, rows] of waiting) yield take(key, rows);
}
