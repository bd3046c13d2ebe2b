import type { Reversal } from '../state/rows.js';
import { count } from '../units/range.js';
import type { Fold } from './event-fold.js';

/** Where units of the buffer end that make good for a reversal. */
const GONE = 'CANCELLATION-REVERSAL';

export const reversalReported: Fold<'ReversalReported'> = ({ data: { reversal, component, quantity, avoidable } }, state) => {
  state.reversals.set(reversal, { reversal, component, quantity: BigInt(quantity), avoidable, confirmed: null, kinds: new Map() });
};

export const reversalConfirmed: Fold<'ReversalConfirmed'> = ({ event, data: { reversal, kinds } }, state) => {
  const row = state.reversals.get(reversal);
  if (!row) return;
  row.confirmed = event.revision;
  state.confirmed.set(event.revision, row);
  for (const { kind, quantity } of kinds) row.kinds.set(kind, BigInt(quantity));
  state.count('reversed', sumOf(row));
};

export const bufferUnitsCancelled: Fold<'BufferUnitsCancelled'> = ({ named }, state) => {
  const to = state.accountFor(GONE);
  for (const range of named.ranges) {
    state.count('moved', count(range));
    state.units.move(range, to, true);
  }
};

const sumOf = ({ kinds }: Reversal): bigint => [...kinds.values()].reduce((sum, quantity) => sum + quantity, 0n);
