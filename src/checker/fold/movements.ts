import { unitsNamed, type Act, type Step } from '../act.js';
import { addition, subtraction, triggerOfMove } from '../reckoning/first-transfer.js';
import { termsOn } from '../reckoning/terms.js';
import type { State } from '../state/state.js';
import { count, rangeOf, total } from '../units/range.js';
import { isAuthorized } from '../units/segment.js';
import type { Fold } from './event-fold.js';
import { giveIds } from './itmo-ids.js';

/** A transfer or a cancellation: what the move first transfers is due, whatever the event says of it. */
export const unitsMoved: Fold<'UnitsTransferred' | 'UnitsCancelled'> = (step, state, act) => move(step, state, act);

/** A use is a move as well, and its user subtracts. */
export const unitsUsed: Fold<'UnitsUsed'> = (step, state, act) => {
  const { party } = state.accountFor(step.data.to);
  for (const piece of step.named.pieces)
    if (isAuthorized(piece.lot)) act.due.push(subtraction(piece, party ?? step.data.party, act.year, step.data.year));
  state.count('used', total(step.named.ranges));
  move(step, state, act);
};

const move = (step: Step<'UnitsTransferred' | 'UnitsCancelled' | 'UnitsUsed'>, state: State, act: Act): void => {
  const { named, data, event } = step;
  const to = state.accountFor(data.to);
  const arrived =
    event.type === 'UnitsTransferred'
      ? { revision: event.revision, from: state.accountFor(data.from), quantity: total(named.ranges) }
      : null;
  for (const piece of named.pieces) {
    const trigger = triggerOfMove(piece, to);
    if (trigger) act.due.push(addition(piece, trigger, act.year));
    state.count('moved', count(piece));
  }
  for (const range of named.ranges) state.units.move(range, to, true, arrived);
  markFirstTransferred(state, data.firstTransferred, act.day);
};

/** Units that leave pending: each goes on from where it is when its turn comes. */
export const distribute = (step: Step<'UnitsIssued' | 'UnitsDistributed'>, state: State, act: Act): void => {
  for (const { account, block } of step.data.distributed) {
    const to = state.accountFor(account);
    const named = unitsNamed(state, [block]);
    step.distributed.push({ account, ...named });
    for (const piece of named.pieces) {
      const trigger = triggerOfMove(piece, to);
      if (trigger) act.due.push(addition(piece, trigger, act.year));
    }
    for (const range of named.ranges) state.units.move(range, to, false);
  }
  markFirstTransferred(state, step.data.firstTransferred, act.day);
};

export const unitsDistributed: Fold<'UnitsDistributed'> = (step, state, act) => distribute(step, state, act);

/** Units are first transferred on `day`: they keep the terms of then. */
export const markFirstTransferred = (state: State, blocks: readonly string[], day: string): void => {
  for (const block of blocks)
    state.units.change(rangeOf(block), (segment) => {
      const { authorization } = segment.lot;
      if (!segment.firstTransferred) giveIds(state, segment);
      segment.kept ??= authorization && termsOn(authorization, day);
      segment.firstTransferred = true;
    });
};

export const frozen =
  (to: boolean): Fold<'UnitsFrozen' | 'UnitsUnfrozen'> =>
  ({ named }, state) => {
    for (const range of named.ranges)
      state.units.change(range, (segment) => {
        segment.frozen = to;
      });
  };
