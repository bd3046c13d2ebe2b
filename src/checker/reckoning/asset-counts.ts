import type { State } from '../state/state.js';

/** How many assets a component claims from a day on. */
interface Count {
  readonly from: string;
  readonly assets: number;
}

/** How many assets a component claims, by the days on which that changes, in order. */
export const assetCounts = (state: State, component: string): Count[] => {
  let assets = 0;
  const changes = [...(state.assetChanges.get(component) ?? [])].filter(([, by]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return changes.map(([from, by]) => ({ from, assets: (assets += by) }));
};

/** The fewest assets that a component claims on a day of these. */
export const fewestOn = (state: State, component: string, { from, to }: { readonly from: string; readonly to: string }): number => {
  const counts = assetCounts(state, component);
  const before = counts.filter((count) => count.from <= from).at(-1)?.assets ?? 0;
  return counts.filter((count) => count.from > from && count.from <= to).reduce((fewest, { assets }) => Math.min(fewest, assets), before);
};
