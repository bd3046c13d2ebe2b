import type { NamedLot } from '../view/names.js';
import type { View } from '../view/view.js';

/** The lot that a unit was born in. */
export const lotAt = ({ db, names }: View, series: string, serial: bigint): NamedLot | undefined => {
  const found = db.get<{ id: number }>(
    'SELECT id FROM lots WHERE series = ? AND first <= ? ORDER BY first DESC LIMIT 1',
    ...[names.seriesId(series) ?? 0, serial],
  );
  return found && names.lot(found.id);
};
