import { pathTo } from '../read-file/intervals.js';
import type { PrintedVersion } from './blocks.js';
import type { Position } from './names.js';
import type { View } from './view.js';

/** A block that was found, as it stands in the order. */
export interface HeldBlock {
  readonly version: PrintedVersion;
  readonly place: Place;
}
/** Where in the order a series stands. Serials are counted for an activity and vintage, whatever the host. */
export interface Place {
  readonly activity: string;
  readonly vintage: string;
  readonly positions: readonly Position[];
}

/** The key of a block in the order, for a cursor. */
export const keyOf = ({ place, version }: HeldBlock): readonly string[] => [place.activity, place.vintage, String(version.first)];

/** At a time so many are looked up at least. */
const FEWEST = 16;

/** The blocks in these positions that stood at the view's revision, by activity, vintage and first serial, behind the one whose key is `after`. */
export function* blocksIn(
  view: View,
  positions: Iterable<Position>,
  { after, size }: { readonly after: readonly string[]; readonly size: number },
): IterableIterator<HeldBlock> {
  const [activity = '', vintage = '', first = '0'] = after;
  for (const place of placesOf(view, positions)) {
    const passed = order(place.activity, activity) || order(place.vintage, vintage);
    if (passed < 0) continue;
    const most = Math.max(FEWEST, size + 1);
    for (let least: bigint | undefined = passed === 0 ? BigInt(first) : 0n; least !== undefined;) {
      const versions = standingIn(view, place.positions, least, most);
      for (const version of versions) yield { version, place };
      least = versions.length < most ? undefined : versions.at(-1)?.first;
    }
  }
}

/** How many blocks stand in these positions. */
export const countIn = (view: View, positions: Iterable<Position>): number =>
  placesOf(view, positions).reduce((sum, place) => {
    const found = view.db.get<{ count: number }>(
      `SELECT count(*) AS count FROM (${STANDING_IDS})`,
      standingParams(view, place.positions, 0n),
    );
    return sum + (found?.count ?? 0);
  }, 0);

/** How many units stand in these positions in blocks of each of these statuses, block by block: a sum may be larger than SQL adds. */
export const quantitiesIn = (
  view: View,
  positions: readonly Position[],
  statuses: readonly number[],
): { readonly status: number; readonly quantity: bigint }[] =>
  view.db
    .allExact<{ status: bigint; quantity: bigint }>(
      `SELECT l.status, l.last - l.first + 1 AS quantity FROM (${STANDING_IDS}) found CROSS JOIN block_versions l ON l.id = found.id
       WHERE l.status IN (SELECT value FROM json_each(:statuses))`,
      { ...standingParams(view, positions, 0n), statuses: JSON.stringify(statuses) },
    )
    .map(({ status, quantity }) => ({ status: Number(status), quantity }));

const placesOf = ({ totals }: View, all: Iterable<Position>): Place[] => {
  const places = new Map<string, Place & { readonly positions: Position[] }>();
  for (const position of all) {
    if (totals.of(position.id) === 0n) continue;
    const { activity, vintage } = position;
    const place = places.get(`${activity} ${vintage}`) ?? { activity, vintage, positions: [] };
    place.positions.push(position);
    places.set(`${activity} ${vintage}`, place);
  }
  return [...places.values()].sort((a, b) => order(a.activity, b.activity) || order(a.vintage, b.vintage));
};

const STANDING_IDS = `
  SELECT id, first FROM block_versions WHERE position IN (SELECT value FROM json_each(:positions)) AND node IS NULL AND began <= :revision AND first > :least
  UNION ALL SELECT id, first FROM block_versions
  WHERE position IN (SELECT value FROM json_each(:positions)) AND node IN (SELECT value FROM json_each(:nodes)) AND began <= :revision
    AND ended > :revision AND first > :least`;

/** Which versions is found in the index alone; only those of the page are then looked up. */
const STANDING = `
  SELECT l.position, l.lot, l.status, l.first, l.last FROM (${STANDING_IDS}
  ORDER BY first LIMIT :most) found CROSS JOIN block_versions l ON l.id = found.id ORDER BY found.first`;

const standingParams = ({ revision, head }: View, positions: readonly Position[], least: bigint): object => ({
  positions: JSON.stringify(positions.map(({ id }) => id)),
  nodes: JSON.stringify(revision === head ? [] : pathTo(revision, head)),
  ...{ revision, least },
});

/** The versions in the positions that had begun and weren't over at the view's revision: the lowest `most` beyond serial `least`. */
const standingIn = (view: View, positions: readonly Position[], least: bigint, most: number): PrintedVersion[] =>
  view.db.allExact(STANDING, { ...standingParams(view, positions, least), most });

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
