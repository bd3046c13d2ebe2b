import { daysAfter } from '../reckoning/days.js';
import type { State } from '../state/state.js';
import type { Fold } from './event-fold.js';

export const assetsRegistered: Fold<'AssetsRegistered'> = ({ event, data }, state) => {
  const { component, assets, from, until } = data;
  state.assets.claim(assets, { component, from, until, revision: event.revision });
  change(state, component, from, assets.length);
  if (until !== null) change(state, component, daysAfter(until, 1), -assets.length);
};

/** What isn't claimed on that day stays as it is: a law has said so. */
export const assetsRetired: Fold<'AssetsRetired'> = ({ data: { component, assets, until } }, state) => {
  for (const asset of assets) {
    const claim = state.assets
      .of(asset)
      .find(({ claimed, until: end }) => claimed.component === component && claimed.from <= until && (end === null || until <= end));
    if (!claim) continue;
    if (claim.until !== null) change(state, component, daysAfter(claim.until, 1), 1);
    change(state, component, daysAfter(until, 1), -1);
    state.assets.end(claim, until);
  }
};

/** So many assets more of the component from a day on. */
const change = (state: State, component: string, from: string, by: number): void => {
  const changes = state.assetChanges.get(component) ?? new Map<string, number>();
  changes.set(from, (changes.get(from) ?? 0) + by);
  state.assetChanges.set(component, changes);
};
