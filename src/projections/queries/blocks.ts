import { blockId, quantityOf, seriesParts } from '../../domain/kernel/block-id.js';
import type { BlockAnswer } from '../answers/units.js';
import { fact } from './facts-at.js';
import type { View } from './view.js';

/** A life with all that is known of its block. Whole numbers are bigints. */
export interface LifeRow {
  readonly id: bigint;
  readonly series: bigint;
  readonly first: bigint;
  readonly last: bigint;
  readonly cell: bigint;
  readonly came: bigint;
  readonly began: bigint;
  readonly parent: bigint | null;
  readonly source: bigint;
  readonly jump: bigint;
  readonly event: bigint;
  readonly lotFirst: bigint;
  readonly component: string | null;
  readonly outside: string | null;
  readonly outsideSeries: string | null;
  readonly outsideFirst: bigint | null;
  readonly kind: string;
  readonly authorization: string | null;
  readonly contribution: string | null;
  readonly firstTransferred: bigint;
  readonly frozen: bigint;
  readonly reservedBy: string | null;
}

const LIFE = `SELECT l.id, t.series, l.first, l.last, l.cell, l.came, l.began, l.parent, l.source, l.jump, l.event, t.first AS lotFirst, t.component,
  t.outside, t.outside_series AS outsideSeries, t.outside_first AS outsideFirst, s.kind, s.authorization, s.contribution,
  s.first_transferred AS firstTransferred, s.frozen, s.reserved_by AS reservedBy
  FROM lives l JOIN lots t ON t.id = l.lot JOIN statuses s ON s.id = l.status`;

/** The life with this number. */
export const lifeAt = ({ db }: View, id: bigint): LifeRow => {
  const row = db.getExact<LifeRow>(`${LIFE} WHERE l.id = ?`, id);
  if (!row) throw new Error(`the read file has no life ${id}`);
  return row;
};

/** The life that isn't over of the block in which this unit stands, if it was ever issued. */
export const openLifeOf = ({ db, names }: View, series: string, serial: bigint): LifeRow | undefined => {
  const lot = db.get<{ id: number }>(
    'SELECT id FROM lots WHERE series = ? AND first <= ? AND last >= ? ORDER BY first DESC LIMIT 1',
    ...[names.seriesId(series) ?? 0, serial, serial],
  );
  return (
    lot &&
    db.getExact<LifeRow>(`${LIFE} WHERE l.lot = ? AND l.first <= ? AND l.ended IS NULL ORDER BY l.first DESC LIMIT 1`, lot.id, serial)
  );
};

export const idOfLife = ({ names }: View, { cell, first, last }: LifeRow): string =>
  blockId({ series: names.cell(Number(cell))?.series ?? '', first, last });

/** A way to print blocks as they stood at the view's revision, with what their authorizations and proposals said then. */
export const blockPrinter = (view: View): ((life: LifeRow) => BlockAnswer) => {
  const purposes = remembered((code) => fact<{ purposes: string[] }>(view, 'authorization', code)?.purposes ?? []);
  const reserves = remembered((code) => {
    const proposal = fact<{ state: string; expires: string }>(view, 'proposal', code);
    return proposal?.state === 'open' && view.time < proposal.expires;
  });
  return (life) => {
    const { host, activity, vintage } = seriesParts(view.names.cell(Number(life.cell))?.series ?? '');
    const { first, last, component, kind, authorization, contribution, reservedBy } = life;
    return {
      ...{ block: idOfLife(view, life), host, activity, component, vintage },
      ...{ first: String(first), last: String(last), quantity: String(quantityOf(life)), kind, authorization },
      purposes: authorization === null ? [] : purposes(authorization),
      contribution,
      firstTransferred: life.firstTransferred === 1n,
      reserved: reservedBy !== null && reserves(reservedBy),
      frozen: life.frozen === 1n,
      underlying: underlyingOf(life),
    };
  };
};

const underlyingOf = ({ outside, outsideSeries, outsideFirst, lotFirst, first, last }: LifeRow): BlockAnswer['underlying'] => {
  if (outside === null || outsideSeries === null || outsideFirst === null) return null;
  const offset = outsideFirst - lotFirst;
  return { registry: outside, series: outsideSeries, first: String(first + offset), last: String(last + offset) };
};

const remembered = <T>(find: (key: string) => T): ((key: string) => T) => {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key) as T;
  };
};
