import type { Step } from '../act.js';
import type { Find, Law } from '../law.js';
import { fewestOn } from '../reckoning/asset-counts.js';
import type { State } from '../state/state.js';

const words = (from: string, until: string | null): string => (until === null ? `from ${from} on` : `${from} to ${until}`);

/** on a day an asset has one claim, in the whole registry. */
const registered = ({ event, data }: Step<'AssetsRegistered'>, state: State, find: Find): void => {
  const { component, assets, from, until } = data;
  if (!state.components.has(component)) find(event, { rule: 'R-17', expected: 'a component', actual: `nobody included ${component}` });
  if (until !== null && until < from) find(event, { expected: 'days in order', actual: words(from, until) });
  if (new Set(assets).size < assets.length) find(event, { expected: 'each asset once', actual: 'one stands in the list twice' });
  for (const asset of assets)
    for (const { claimed, until: end } of state.assets.of(asset))
      if ((until === null || claimed.from <= until) && (end === null || from <= end))
        find(event, {
          expected: `no other claim on ${asset}: ${claimed.component} has it ${words(claimed.from, end)} (revision ${claimed.revision})`,
          actual: `${component} claims it ${words(from, until)}`,
        });
};

/** what ends is a claim of the component that held on the day, and no verified day is taken off it. */
const retired = ({ event, data }: Step<'AssetsRetired'>, state: State, find: Find): void => {
  const { component, assets, until } = data;
  if (new Set(assets).size < assets.length) find(event, { expected: 'each asset once', actual: 'one stands in the list twice' });
  const verified = state.components.get(component)?.verified ?? [];
  for (const asset of assets) {
    const claims = state.assets.of(asset).filter(({ claimed }) => claimed.component === component && claimed.from <= until);
    const claim = claims.find(({ until: end }) => end === null || until <= end);
    if (!claim) {
      find(event, { expected: `${component} claims ${asset} on ${until}`, actual: 'it does not' });
      continue;
    }
    const lost = verified.find(({ from, to }) => to > until && claim.until !== until && (claim.until === null || from <= claim.until));
    if (lost)
      find(event, {
        rule: 'R-18, R-31',
        expected: `${asset} stays claimed to ${lost.to}, which is verified (revision ${lost.revision})`,
        actual: `retired with ${until}`,
      });
  }
};

/** no more assets are said to be in operation than the component claims on every day of the period; version 1 wasn't asked. */
const verified = ({ event, data }: Step<'ReductionsVerified'>, state: State, find: Find): void => {
  const said = BigInt(data.assetsInOperation ?? '0');
  const least = state.registry?.policy.requireAssets ? 1n : 0n;
  if (said === 0n && least === 0n) return;
  const fewest = BigInt(fewestOn(state, data.component, data.period));
  if (said > fewest)
    find(event, { expected: `at most ${fewest} assets of ${data.component} in operation, as registered`, actual: String(said), since: 2 });
  else if (least > fewest)
    find(event, {
      expected: `a registered asset of ${data.component} on every day, as the policy requires`,
      actual: 'none on one',
      since: 2,
    });
};

/** C14: a device, household or plot stands behind one component on a day, and behind no more than were registered. */
export const assets: Law = {
  id: 'C14',
  name: 'assets',
  rule: 'R-18',
  says: 'On a day an asset is claimed by one component; no more are in operation than are claimed, and what was verified keeps its claims.',
  advice:
    'Issue nothing of the components that are named until their DOEs said whose the assets are; go on from a copy that ends before this act.',
  on: { AssetsRegistered: registered, AssetsRetired: retired, ReductionsVerified: verified },
  figures: (state) => ({ claims: String(state.assets.size), retired: String(state.assets.retired) }),
};
