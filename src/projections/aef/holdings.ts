import { seriesParts } from '../../domain/kernel/block-id.js';
import type { AccountRow } from '../../domain/book/rows.js';
import { pathTo } from '../read-file/intervals.js';
import type { ActEnd } from '../view/acts.js';
import { fact, type Stored } from '../view/facts-at.js';
import type { Position } from '../view/names.js';
import type { View } from '../view/view.js';
import { importedUnits, isUntilYear } from './imported-units.js';
import { lotAt } from './lots.js';
import { rowOf, type ReportRow } from './rows.js';
import type { Statement } from './statements.js';
import { unitsDescriber, type SomeUnits } from './units.js';

interface Standing {
  readonly lot: bigint;
  readonly first: bigint;
  readonly last: bigint;
  readonly position: bigint;
  readonly status: bigint;
}
const STANDING = `
  SELECT lot, first, last, position, status FROM block_versions WHERE position IN (SELECT value FROM json_each(:positions))
    AND began <= :revision AND (node IS NULL OR (node IN (SELECT value FROM json_each(:nodes)) AND ended > :revision))`;

/** Whether first transferred units there are the Party's holdings: in its holding accounts, or not yet handed out where it is the host. */
const isHeldBy = (party: string, account: { readonly type: string; readonly party: string | null }, host: string): boolean =>
  account.party === party ? account.type === 'holding' : host === party && (account.type === 'pending' || account.type === 'buffer');

/**
 * What a Party holds of first transferred units after the act `end`: by replay, block by block. Units that came in later and were first
 * transferred by the end of `year` are held in the account that they came into.
 */
export const heldAt = (
  view: View,
  party: string,
  { end, year }: { readonly end: ActEnd; readonly year: string },
  statement: (code: string) => Statement | undefined,
): SomeUnits[] => {
  const isHeld = ({ account, host, firstTransferred }: Position): boolean => firstTransferred && isHeldBy(party, account, host);
  const positions = JSON.stringify(view.names.positionsWhere(isHeld).map(({ id }) => id));
  const nodes = JSON.stringify(end.last === view.head ? [] : pathTo(Math.max(end.last, 0), view.head));
  const standing = end.last < 0 ? [] : view.db.allExact<Standing>(STANDING, { positions, nodes, revision: end.last });
  const held = standing.flatMap(({ lot: of, first, last, position, status }): SomeUnits[] => {
    const [lot, is, at] = [view.names.lot(Number(of)), view.names.status(Number(status)), view.names.position(Number(position))];
    return lot && is && at ? [{ series: at.series, lot, first, last, authorization: is.authorization, firstTransferred: true }] : [];
  });
  for (const units of importedUnits(view, statement)) {
    if (units.revision <= end.last || !units.firstTransferred || !isUntilYear(units, year)) continue;
    const account = fact<Stored<AccountRow>>(view, 'account', units.account);
    const lot = lotAt(view, units.series, units.first);
    if (lot && account && isHeldBy(party, account, units.host)) held.push({ ...units, lot });
  }
  return held.sort((a, b) => (a.series < b.series ? -1 : a.series > b.series ? 1 : a.first < b.first ? -1 : 1));
};

/** Table 4: the position at the end of the year. */
export const holdingRows = (view: View, held: readonly SomeUnits[], statement: (code: string) => Statement | undefined): ReportRow[] => {
  const describe = unitsDescriber(view, statement);
  return held.map((units) => {
    const { run, cells } = describe(units, { series: units.series, ...seriesParts(units.series) });
    const heads = {
      'First transferring Party ID': cells['First transferring participating Party ID'],
      'Quantity t CO2 eq': cells['Quantity (t CO2 eq)'],
      'Quantity non-GHG': cells['Quantity (non-GHG)'],
    };
    return rowOf('holdings', { ...cells, ...heads }, { events: bornBy(view, units), units: run });
  });
};

/** The event by which they came where they are. */
const bornBy = (view: View, { series, first }: SomeUnits): string[] => {
  const row = view.db.get<{ began: number }>(
    `SELECT v.began FROM lots l JOIN block_versions v ON v.lot = l.id WHERE l.series = ? AND l.first <= ? AND l.last >= ?
     AND v.first <= ? AND v.last >= ? AND v.began <= ? ORDER BY v.began DESC LIMIT 1`,
    ...[view.names.seriesId(series) ?? 0, first, first, first, first, view.revision],
  );
  return row ? [String(row.began)] : [];
};
