import { pathTo } from '../read-file/intervals.js';
import type { BlockAnswer } from '../answers/block.js';
import { blockPrinter, type PrintedVersion } from './blocks.js';
import type { Position } from './names.js';
import { takePage, type Page } from './page.js';
import type { View } from './view.js';

interface Held {
  readonly version: PrintedVersion;
  readonly place: Place;
}
/** Where in the order a series stands. Serials are counted for an activity and vintage, whatever the host. */
interface Place {
  readonly activity: string;
  readonly vintage: string;
  readonly positions: Position[];
}

/** What an account held at the view's revision, by activity, vintage and first serial. */
export const heldBlocks = (view: View, account: string, page: Page): { blocks: BlockAnswer[]; cursor: string | null } => {
  const held = takePage(heldAfter(view, account, page), page, ({ place, version }) => [
    place.activity,
    place.vintage,
    String(version.first),
  ]);
  const print = blockPrinter(view);
  return { blocks: held.items.map(({ version }) => print(version)), cursor: held.cursor };
};

const heldAfter = function* (view: View, account: string, { after, size }: Page): IterableIterator<Held> {
  const [activity = '', vintage = '', first = '0'] = after;
  for (const place of placesOf(view, account)) {
    const passed = order(place.activity, activity) || order(place.vintage, vintage);
    if (passed < 0) continue;
    for (const version of standingIn(view, place.positions, passed === 0 ? BigInt(first) : 0n, size + 1)) yield { version, place };
  }
};

const placesOf = ({ names, totals }: View, account: string): Place[] => {
  const places = new Map<string, Place>();
  for (const position of names.positionsOf(account)) {
    if (totals.of(position.id) === 0n) continue;
    const { activity, vintage } = position;
    const place = places.get(`${activity} ${vintage}`) ?? { activity, vintage, positions: [] };
    place.positions.push(position);
    places.set(`${activity} ${vintage}`, place);
  }
  return [...places.values()].sort((a, b) => order(a.activity, b.activity) || order(a.vintage, b.vintage));
};

/** Which versions is found in the index alone; only those of the page are then looked up. */
const STANDING = `
  SELECT l.position, l.lot, l.status, l.first, l.last FROM (
  SELECT id, first FROM block_versions WHERE position IN (SELECT value FROM json_each(:positions)) AND node IS NULL AND began <= :revision AND first > :least
  UNION ALL SELECT id, first FROM block_versions
  WHERE position IN (SELECT value FROM json_each(:positions)) AND node IN (SELECT value FROM json_each(:nodes)) AND began <= :revision
    AND ended > :revision AND first > :least
  ORDER BY first LIMIT :most) found CROSS JOIN block_versions l ON l.id = found.id ORDER BY found.first`;

/** The versions in the positions that had begun and weren't over at the view's revision: the lowest `most` beyond serial `least`. */
const standingIn = ({ db, revision, head }: View, positions: readonly Position[], least: bigint, most: number): PrintedVersion[] => {
  const nodes = JSON.stringify(revision === head ? [] : pathTo(revision, head));
  return db.allExact(STANDING, { positions: JSON.stringify(positions.map(({ id }) => id)), nodes, revision, least, most });
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
