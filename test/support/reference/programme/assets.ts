import { fewestAssets } from '../ledger/assets.js';
import type { AssetClaim, Json } from '../ledger/records.js';
import type { Story } from './story.js';
import { nextDay, type Span, type Step } from './things.js';

/** A component claims a few new assets, and sometimes one that another gave up, from the next day on. */
export const registerAssets = (story: Story, changes: Json = {}): Step | null => {
  const component = story.dice.pick(story.components);
  if (!component) return null;
  const fresh = Array.from({ length: story.dice.between(1, 4) }, () => story.code('METER'));
  const left = story.dice.pick(story.ledger.claims.filter((claim) => claim.to < '2100-01-01' && isLast(story, claim)));
  const from = left && story.dice.chance(0.4) ? nextDay(left.to) : nextDay(component.start, story.dice.oneOf(0, 0, 0, 1, 40));
  const assets = left && from > left.to ? [...fresh, left.asset] : fresh;
  const until = story.dice.chance(0.25) ? { until: nextDay(from, story.dice.between(0, 900)) } : {};
  return { command: 'register-assets', data: { component: component.component, assets, from, ...until, ...changes } };
};

/** A component gives up assets with a day that wasn't verified with them. */
export const retireAssets = (story: Story, changes: Json = {}): Step | null => {
  const claim = story.dice.pick(story.ledger.claims.filter((one) => one.to > '2100-01-01'));
  const last = story.components.find(({ component }) => component === claim?.component)?.periods.at(-1)?.to;
  if (!claim) return null;
  const until = nextDay([claim.from, last ?? ''].sort().at(-1)!, story.dice.between(0, 200));
  return { command: 'retire-assets', data: { component: claim.component, assets: [claim.asset], until, ...changes } };
};

/** How many assets a report says are in operation: nothing, or as many as there are on every day, or fewer. */
export const operatingIn = (story: Story, component: string, period: Span): Json => {
  const fewest = fewestAssets(story.ledger, component, period);
  return fewest > 0 && story.dice.chance(0.7) ? { assetsInOperation: String(story.dice.between(1, fewest)) } : {};
};

const isLast = (story: Story, claim: AssetClaim): boolean =>
  story.ledger.claims.every((other) => other.asset !== claim.asset || other.to <= claim.to);
