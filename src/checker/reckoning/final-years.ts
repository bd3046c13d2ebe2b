import type { State } from '../state/state.js';

/** the years of a Party that are final. */
export const closedYears = (state: State, party: string): ReadonlySet<string> => {
  const closed = new Set<string>();
  for (const { first, last } of state.finalPeriods.get(party) ?? [])
    for (let year = Number(first); year <= Number(last); year += 1) closed.add(String(year));
  return closed;
};
