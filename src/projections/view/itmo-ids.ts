import { itmoId } from '../../domain/book/itmos.js';
import type { ExactRow } from '../read-file/tables.js';
import { fact } from './facts-at.js';
import type { Position } from './names.js';
import type { View } from './view.js';

const IDS = 'SELECT first, last, approach, registry, number, began FROM itmos WHERE series = ? AND first <= ? ORDER BY first DESC LIMIT 1';

/** A way to find the ITMO id of a unit at the view's revision; null where it has none. */
export const itmoFinder = (view: View): ((of: Pick<Position, 'series' | 'host' | 'vintage'>, serial: bigint) => string | null) => {
  const { db, names, revision } = view;
  if (fact<{ kind: string }>(view, 'registry', view.registry)?.kind === 'mechanism') return () => null;
  return ({ series, host, vintage }, serial) => {
    const ids = db.getExact<Omit<ExactRow<'itmos'>, 'series'>>(IDS, names.seriesId(series) ?? 0, serial);
    if (!ids || ids.last < serial || ids.began > revision) return null;
    const { approach, registry, number, first } = ids;
    return itmoId({ approach, registry, host, vintage }, number + serial - first);
  };
};
