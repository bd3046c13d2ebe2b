import type { Act } from '../act.js';
import { lotIn } from '../reckoning/closings.js';
import type { State } from '../state/state.js';
import { total } from '../units/range.js';
import type { Fold } from './event-fold.js';

export const unitKindClosing: Fold<'UnitKindClosing'> = ({ event, data: { closing, kind } }, state) => {
  const { actor, authority, approver, revision: since } = event;
  const begun = { blocks: 0n, quantity: 0n, closed: false };
  state.closings.set(kind, { closing, kind, since, by: { actor, authority, approver }, ...begun });
};

export const unitKindClosed: Fold<'UnitKindClosed'> = ({ data: { kind } }, state) => {
  const row = state.closings.get(kind);
  if (row) row.closed = true;
};

/** What an act cancels for a closing counts when the act is whole. */
export const lotWent = (act: Act, state: State): void => {
  const lot = lotIn(act);
  const [row] = lot.length === 0 ? [] : [...state.closings.values()].filter(({ kind }) => lot[0]?.named.pieces[0]?.lot.kind === kind);
  if (!row) return;
  for (const { data, named } of lot) {
    row.blocks += BigInt(data.blocks.length);
    row.quantity += total(named.ranges);
  }
};
