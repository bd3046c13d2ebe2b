import type { View } from './view.js';

/** A claim on an asset as it stood at the view's revision; `ended` is the event that set its last day anew, if one did. */
export interface AssetClaimRow {
  readonly asset: string;
  readonly began: number;
  readonly component: string;
  readonly from: string;
  readonly until: string | null;
  readonly ended: number | null;
}

const CLAIM = `
SELECT c.asset, c.began, c.component, c.from_day AS "from", iif(e.revision IS NULL, c.until_day, e.until_day) AS until, e.revision AS ended
FROM asset_claims c LEFT JOIN asset_ends e ON e.asset = c.asset AND e.claimed = c.began AND e.revision =
  (SELECT max(revision) FROM asset_ends WHERE asset = c.asset AND claimed = c.began AND revision <= ?)`;

/** At most so many claims on an asset, oldest first: those of events after `after`. */
export const claimsOnAsset = ({ db, revision }: View, asset: string, after: number, most: number): AssetClaimRow[] =>
  db.all(
    `${CLAIM} WHERE c.asset = ? AND c.began > ? AND c.began <= ? ORDER BY c.began LIMIT ?`,
    ...[revision, asset, after, revision, most],
  );

/** At most so many claims of a component, by asset and then oldest first: those behind the claim on an asset of an event. */
export const claimsOfComponent = (
  { db, revision }: View,
  component: string,
  { asset, began }: { readonly asset: string; readonly began: number },
  most: number,
): AssetClaimRow[] =>
  db.all(
    `${CLAIM} WHERE c.component = ? AND (c.asset, c.began) > (?, ?) AND c.began <= ? ORDER BY c.asset, c.began LIMIT ?`,
    ...[revision, component, asset, began, revision, most],
  );

/** The last event that made, or ended, a claim on an asset; undefined where nobody ever claimed it. */
export const assetTouched = ({ db, revision }: View, asset: string): number | undefined => {
  const row = db.get<{ last: number | null }>(
    `SELECT max(last) AS last FROM (
      SELECT max(began) AS last FROM asset_claims WHERE asset = ? AND began <= ?
      UNION ALL SELECT max(revision) FROM asset_ends WHERE asset = ? AND revision <= ?)`,
    ...[asset, revision, asset, revision],
  );
  return row?.last ?? undefined;
};
