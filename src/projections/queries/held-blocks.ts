import { pathTo } from '../read-file/intervals.js';
import type { BlockAnswer } from '../answers/units.js';
import { blockPrinter, type PrintedLife } from './blocks.js';
import type { Cell } from './names.js';
import { takePage, type Page } from './page.js';
import type { View } from './view.js';

interface Held {
  readonly life: PrintedLife;
  readonly place: Place;
}
/** Where in the order a series stands. Serials are counted for an activity and vintage, whatever the host. */
interface Place {
  readonly activity: string;
  readonly vintage: string;
  readonly cells: Cell[];
}

/** What an account held at the view's revision, by activity, vintage and first serial. */
export const heldBlocks = (view: View, account: string, page: Page): { blocks: BlockAnswer[]; cursor: string | null } => {
  const held = takePage(heldAfter(view, account, page), page, ({ place, life }) => [place.activity, place.vintage, String(life.first)]);
  const print = blockPrinter(view);
  return { blocks: held.items.map(({ life }) => print(life)), cursor: held.cursor };
};

const heldAfter = function* (view: View, account: string, { after, size }: Page): IterableIterator<Held> {
  const [activity = '', vintage = '', first = '0'] = after;
  for (const place of placesOf(view, account)) {
    const passed = order(place.activity, activity) || order(place.vintage, vintage);
    if (passed < 0) continue;
    for (const life of standingIn(view, place.cells, passed === 0 ? BigInt(first) : 0n, size + 1)) yield { life, place };
  }
};

const placesOf = ({ names, totals }: View, account: string): Place[] => {
  const places = new Map<string, Place>();
  for (const cell of names.cellsOf(account)) {
    if ((totals[cell.id] ?? 0n) === 0n) continue;
    const { activity, vintage } = cell;
    const place = places.get(`${activity} ${vintage}`) ?? { activity, vintage, cells: [] };
    place.cells.push(cell);
    places.set(`${activity} ${vintage}`, place);
  }
  return [...places.values()].sort((a, b) => order(a.activity, b.activity) || order(a.vintage, b.vintage));
};

/** Which lives is found in the index alone; only those of the page are then looked up. */
const STANDING = `
  SELECT l.cell, l.lot, l.status, l.first, l.last FROM (
  SELECT id, first FROM lives WHERE cell IN (SELECT value FROM json_each(:cells)) AND node IS NULL AND began <= :revision AND first > :least
  UNION ALL SELECT id, first FROM lives
  WHERE cell IN (SELECT value FROM json_each(:cells)) AND node IN (SELECT value FROM json_each(:nodes)) AND began <= :revision
    AND ended > :revision AND first > :least
  ORDER BY first LIMIT :most) found CROSS JOIN lives l ON l.id = found.id ORDER BY found.first`;

/** The lives in the cells that had begun and weren't over at the view's revision: the lowest `most` beyond serial `least`. */
const standingIn = ({ db, revision, head }: View, cells: readonly Cell[], least: bigint, most: number): PrintedLife[] => {
  const nodes = JSON.stringify(revision === head ? [] : pathTo(revision, head));
  return db.allExact(STANDING, { cells: JSON.stringify(cells.map(({ id }) => id)), nodes, revision, least, most });
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
