import { IMPORTED, ISSUED, PositionTotals, type KeptTotals } from '../read-file/position-totals.js';
import type { Totals } from '../answers/totals.js';
import type { ActEnd } from './acts.js';
import type { ReadConnection } from './read-connection.js';
import { positionsHeld, type View } from './view.js';

/** What each position holds, by its number, at the end of an act: the checkpoint before it, and the postings since. There are `positions` positions. */
export const totalsAt = (db: ReadConnection, { last, versions }: ActEnd, positions: number): PositionTotals => {
  const checkpoint = db.get<KeptTotals & { readonly versions: number }>(
    'SELECT versions, issued, imported, totals FROM balance_checkpoints WHERE revision <= ? ORDER BY revision DESC LIMIT 1',
    last,
  );
  const totals = new PositionTotals(positions, checkpoint);
  const postings = db.allExact<{ position: bigint; came: bigint; quantity: bigint }>(
    'SELECT position, came, last - first + 1 AS quantity FROM block_versions WHERE id >= ? AND id < ? AND came <> position',
    ...[checkpoint?.versions ?? 0, versions],
  );
  for (const { position, came, quantity } of postings) {
    totals.add(Number(came), -quantity);
    totals.add(Number(position), quantity);
  }
  return totals;
};

/** Which total the units of an account of this type count in. */
const TOTAL_OF: Readonly<Record<string, keyof Totals>> = {
  pending: 'pending',
  holding: 'held',
  'adaptation-share': 'adaptationShare',
  'omge-mandatory': 'omge',
  'omge-voluntary': 'omge',
  'retirement-ndc': 'used',
  'retirement-cer': 'used',
  'cancellation-imp': 'cancelled',
  'cancellation-op': 'cancelled',
  'cancellation-voluntary': 'cancelled',
  'cancellation-administrative': 'cancelled',
  'cancellation-reversal': 'cancelled',
  buffer: 'buffer',
};

/** The registry's totals. What came in is summed from births, what there is from accounts: that the two agree is conservation. */
export const registryTotals = (view: View): Totals => {
  const sums = new Map<keyof Totals, bigint>();
  for (const [{ account }, quantity] of positionsHeld(view)) {
    const total = TOTAL_OF[account.type];
    if (total === undefined) throw new Error(`no total counts accounts of type ${account.type}`);
    sums.set(total, (sums.get(total) ?? 0n) + quantity);
  }
  const sum = (total: keyof Totals): string => String(sums.get(total) ?? 0n);
  const bornOf = (position: number): string => String(-view.totals.of(position));
  return {
    issued: bornOf(ISSUED),
    imported: bornOf(IMPORTED),
    pending: sum('pending'),
    held: sum('held'),
    adaptationShare: sum('adaptationShare'),
    omge: sum('omge'),
    used: sum('used'),
    cancelled: sum('cancelled'),
    buffer: sum('buffer'),
    exported: sum('exported'),
  };
};
