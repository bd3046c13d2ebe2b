import type { AuthorizationRow } from '../../domain/book/rows.js';
import { versionFor, versionOn } from '../../domain/book/terms.js';
import { blockId } from '../../domain/kernel/block-id.js';
import { dayOf } from '../../domain/kernel/days.js';
import type { BlockAnswer } from '../answers/block.js';
import type { ExactRow } from '../read-file/tables.js';
import { fact } from './facts-at.js';
import { itmoFinder } from './itmo-ids.js';
import type { NamedLot, NamedStatus } from './names.js';
import type { View } from './view.js';

/** A block as it stood for a while. */
export type VersionRow = Omit<ExactRow<'block_versions'>, 'ended' | 'node' | 'depth'>;

const VERSION_ROWS = 'SELECT id, lot, first, last, position, status, came, began, parent, source, jump, event FROM block_versions';

/** The version with this number. */
export const versionAt = ({ db }: View, id: bigint): VersionRow => {
  const row = db.getExact<VersionRow>(`${VERSION_ROWS} WHERE id = ?`, id);
  if (!row) throw new Error(`the read file has no version ${id}`);
  return row;
};

/** The version that isn't over of the block in which this unit stands, if it was ever issued. */
export const openVersionOf = ({ db, names }: View, series: string, serial: bigint): VersionRow | undefined => {
  const lot = db.get<{ id: number }>(
    'SELECT id FROM lots WHERE series = ? AND first <= ? AND last >= ? ORDER BY first DESC LIMIT 1',
    ...[names.seriesId(series) ?? 0, serial, serial],
  );
  return (
    lot &&
    db.getExact<VersionRow>(`${VERSION_ROWS} WHERE lot = ? AND first <= ? AND ended IS NULL ORDER BY first DESC LIMIT 1`, lot.id, serial)
  );
};

export const idOfVersion = ({ names }: View, { position, first, last }: VersionRow): string =>
  blockId({ series: names.position(Number(position))?.series ?? '', first, last });

/** What there is to know of a version to print its block. */
export type PrintedVersion = Pick<VersionRow, 'position' | 'lot' | 'status' | 'first' | 'last'>;

/** A way to print blocks as they stood at the view's revision, with what their authorizations and proposals said then. */
export const blockPrinter = (view: View): ((version: PrintedVersion) => BlockAnswer) => {
  const authorizations = remembered((code) => fact<Pick<AuthorizationRow, 'versions'>>(view, 'authorization', code));
  const purposes = (code: string, firstTransferred: boolean, kept: string | null): BlockAnswer['purposes'] => {
    const row = authorizations(code);
    const terms = row && (firstTransferred ? versionFor(row, kept, dayOf(view.time)) : versionOn(row, dayOf(view.time)));
    return (terms?.purposes ?? []) as BlockAnswer['purposes'];
  };
  const reserves = remembered((code) => {
    const proposal = fact<{ state: string; expires: string }>(view, 'proposal', code);
    return proposal?.state === 'open' && view.time < proposal.expires;
  });
  const { names } = view;
  const ids = itmoFinder(view);
  return ({ position: at, lot: of, status: is, first, last }) => {
    const position = names.position(Number(at));
    const lot = names.lot(Number(of));
    const status = names.status(Number(is));
    if (!position || !lot || !status) throw new Error(`the read file doesn't say what the block of serials ${first} to ${last} is`);
    const { series, host, activity, vintage } = position;
    const { kind, authorization, contribution, firstTransferred, terms, frozen, reservedBy } = status;
    return {
      block: blockId({ series, first, last }),
      host,
      activity,
      component: lot.component,
      vintage,
      first: String(first),
      last: String(last),
      quantity: String(last - first + 1n),
      kind,
      authorization,
      purposes: authorization === null ? [] : purposes(authorization, firstTransferred, terms),
      contribution,
      firstTransferred,
      reserved: reservedBy !== null && reserves(reservedBy),
      frozen,
      underlying: underlyingOf(lot, first, last),
      stage: stageOf(status),
      itmo: ids(position, first),
    };
  };
};

/** authorized and not first transferred it is an outcome, from its first transfer on an ITMO. */
const stageOf = ({ kind, firstTransferred }: NamedStatus): BlockAnswer['stage'] =>
  kind === 'MCU' || kind === 'CER' ? 'outcome-planned' : firstTransferred ? 'itmo' : 'outcome-authorized';

const underlyingOf = ({ first: begin, outside }: NamedLot, first: bigint, last: bigint): BlockAnswer['underlying'] => {
  if (outside === null) return null;
  const offset = outside.first - begin;
  return { registry: outside.registry, series: outside.series, first: String(first + offset), last: String(last + offset) };
};

const remembered = <T>(find: (key: string) => T): ((key: string) => T) => {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key) as T;
  };
};
