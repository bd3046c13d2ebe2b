import { pathTo } from '../intervals.js';
import type { BlockAnswer } from '../answers/units.js';
import { blockPrinter, lifeAt } from './blocks.js';
import type { Cell } from './names.js';
import { takePage, type Page } from './page.js';
import type { View } from './view.js';

interface Held {
  readonly id: bigint;
  readonly first: bigint;
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
  const print = blockPrinter(view);
  const held = takePage(heldAfter(view, account, page.after), page, ({ place, first }) => [place.activity, place.vintage, String(first)]);
  return { blocks: held.items.map(({ id }) => print(lifeAt(view, id))), cursor: held.cursor };
};

const heldAfter = function* (view: View, account: string, after: readonly string[]): IterableIterator<Held> {
  const [activity = '', vintage = '', first = '0'] = after;
  for (const place of placesOf(view, account)) {
    const passed = order(place.activity, activity) || order(place.vintage, vintage);
    if (passed < 0) continue;
    const least = passed === 0 ? BigInt(first) : 0n;
    const lives = place.cells.flatMap((cell) => standingIn(view, cell.id)).filter((life) => life.first > least);
    for (const life of lives.sort((a, b) => (a.first < b.first ? -1 : 1))) yield { ...life, place };
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

/** The lives in a cell that had begun and weren't over at the view's revision. */
const standingIn = ({ db, revision, head }: View, cell: number): { id: bigint; first: bigint }[] => {
  const open = db.allExact<{ id: bigint; first: bigint }>(
    'SELECT id, first FROM lives WHERE cell = ? AND node IS NULL AND began <= ?',
    ...[cell, revision],
  );
  if (revision === head) return open;
  const over = db.allExact<{ id: bigint; first: bigint }>(
    'SELECT id, first FROM lives WHERE cell = ? AND node IN (SELECT value FROM json_each(?)) AND began <= ? AND ended > ?',
    ...[cell, JSON.stringify(pathTo(revision, head)), revision, revision],
  );
  return [...open, ...over];
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
