import { nestClaims } from '../reckoning/claims.js';
import { liesIn, nestName } from '../reckoning/nests.js';
import type { Fold } from './event-fold.js';

export const programmeNested: Fold<'ProgrammeNested'> = ({ event, data }, state, act) => {
  const { inner, outer, from, until, mode, area } = data;
  const name = nestName(inner, outer);
  // A law has said so; sums would go round for ever.
  if (liesIn(state, outer, inner)) return;
  if (!state.nests.has(name)) {
    state.outersOf.set(inner, [...(state.outersOf.get(inner) ?? []), outer]);
    state.innersOf.set(outer, [...(state.innersOf.get(outer) ?? []), inner]);
  }
  const nest = { inner, outer, from, until, mode, area, since: event.revision };
  state.nests.set(name, nest);
  nestClaims(state, act, nest);
};
