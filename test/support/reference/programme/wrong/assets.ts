import { fewestAssets } from '../../ledger/assets.js';
import { registerAssets, retireAssets } from '../assets.js';
import type { Story } from '../story.js';
import { nextDay, type Recipe } from '../things.js';
import { nextVerification } from '../verification.js';

/** Claims on what is claimed, of no component, ends of what nobody claims, or of verified days, and reports of more than there is. */
export const wrongAssets = (story: Story): Recipe[] => {
  const claim = () => story.dice.pick(story.ledger.claims);
  return [
    () => {
      const held = claim();
      const days = held && story.dice.oneOf({ from: held.from }, { from: nextDay(held.from, -30), until: held.from });
      return held ? registerAssets(story, { assets: [story.code('METER'), held.asset], until: undefined, ...days }) : null;
    },
    () => registerAssets(story, { component: 'NONE' }),
    () => retireAssets(story, { component: 'NONE' }),
    () => retireAssets(story, { assets: [story.code('METER')] }),
    () => {
      const held = claim();
      return held ? retireAssets(story, { component: held.component, assets: [held.asset], until: held.from }) : null;
    },
    () => {
      const ended = story.dice.pick(story.ledger.claims.filter(({ to }) => to < '2100-01-01'));
      return ended ? retireAssets(story, { component: ended.component, assets: [ended.asset], until: ended.to }) : null;
    },
    () => {
      const step = nextVerification(story);
      const reported = (step?.data['components'] ?? []) as { component: string }[];
      const period = step?.data['period'] as Parameters<typeof fewestAssets>[2];
      const components = reported.map((one) => ({
        ...one,
        assetsInOperation: String(fewestAssets(story.ledger, one.component, period) + story.dice.oneOf(0, 1)),
      }));
      return step && { ...step, data: { ...step.data, components } };
    },
  ].map((recipe) => () => withoutAbsent(recipe()));
};

/** Members that are not there stand in no JSON. */
const withoutAbsent = (step: ReturnType<Recipe>): ReturnType<Recipe> =>
  step && { ...step, data: JSON.parse(JSON.stringify(step.data)) as typeof step.data };
