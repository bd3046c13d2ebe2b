import type { Nest } from '../state/rows.js';
import type { State } from '../state/state.js';

export const nestName = (inner: string, outer: string): string => `${inner} in ${outer}`;

/** Whether a nest is in force on a day of the year. */
export const isOfYear = ({ from, until }: Nest, year: string): boolean =>
  from <= `${year}-12-31` && (until === null || until >= `${year}-01-01`);

/** Whether the inner programme leaves these days to the outer one. */
export const leaves = ({ mode, from, until }: Nest, days: { readonly from: string; readonly to: string }): boolean =>
  mode === 'outer-only' && from <= days.to && (until === null || until >= days.from);

export const nestsAround = (state: State, inner: string): Nest[] =>
  (state.outersOf.get(inner) ?? []).flatMap((outer) => state.nests.get(nestName(inner, outer)) ?? []);

export const nestsWithin = (state: State, outer: string): Nest[] =>
  (state.innersOf.get(outer) ?? []).flatMap((inner) => state.nests.get(nestName(inner, outer)) ?? []);

/** Whether a programme only sets the baseline of a year. */
export const isBaselineOnly = (state: State, programme: string, year: string): boolean =>
  nestsWithin(state, programme).some((nest) => nest.mode === 'baseline-only' && isOfYear(nest, year));

/** How many nests a programme lies in, one in the other, or has inside; more than there can be where they go round. */
export const depth = (state: State, programme: string, way: 'out' | 'in', seen = 0): number => {
  if (seen > 20) return seen;
  const next = way === 'out' ? state.outersOf.get(programme) : state.innersOf.get(programme);
  return (next ?? []).reduce((deepest, one) => Math.max(deepest, 1 + depth(state, one, way, seen + 1)), 0);
};

/** Whether `outer` lies inside `inner`, through however many others. */
export const liesIn = (state: State, outer: string, inner: string, seen = 0): boolean =>
  outer === inner || (seen < 20 && (state.outersOf.get(outer) ?? []).some((next) => liesIn(state, next, inner, seen + 1)));
