import type { Json } from '../../ledger/records.js';
import type { Story } from '../story.js';
import { type Component, nextDay, type Recipe, type Step, without } from '../things.js';
import { isReady, nextVerification, periodOf, restateVerification, verifyReductions, withdrawVerification } from '../verification.js';
import { setThreshold } from '../thresholds.js';
import { spoiled } from './spoiled.js';

const withdrawn = (verification: string): Step => ({ command: 'withdraw-verification', data: { verification, reason: { code: 'other' } } });

/** Whether it was withdrawn, or others came after it. */
const isPast = (story: Story, verification: string): boolean =>
  !story.lines.some((line) => line.verification === verification && story.lastOf(line.component) === verification);

/** Verifications that the state refuses. */
export const wrongVerifications = (story: Story): Recipe[] => {
  const verified = () => story.dice.pick(story.components.filter(({ periods }) => periods.length > 0));
  const unverified = (component: Component) => component.periods.length === 0;
  return [
    () => setThreshold(story, {}, true),
    () => setThreshold(story, { years: [{ vintage: '2031', baseline: '5', threshold: '6' }] }),
    () => setThreshold(story, story.dice.chance(0.5) ? { programme: 'NONE7' } : { host: 'NOR' }),
    () => withdrawVerification(story, false),
    () => restateVerification(story, story.dice.between(1, 9)),
    () => {
      const lines = [{ component: 'NONE', vintage: '2022', verified: '1' }];
      return spoiled(restateVerification(story), story.dice.chance(0.5) ? { lines } : { verification: 'V-0' });
    },
    () => withdrawn(story.dice.pick(story.verifications.filter(({ verification }) => isPast(story, verification)))?.verification ?? 'V-0'),
    () => spoiled(nextVerification(story), { verification: story.dice.pick(story.verifications)?.verification ?? 'V-0' }),
    () => spoiled(nextVerification(story), { programme: 'NONE7' }),
    () =>
      spoiled(nextVerification(story), {
        components: [{ component: 'NONE', vintages: [{ vintage: '2022', verified: '1' }] }],
        period: { from: '2022-01-01', to: '2022-12-31' },
      }),
    () => spoiled(nextVerification(story), { host: 'CHE' }),
    () => {
      const component = story.dice.pick(story.components.filter(({ end }) => end > '2026-12-01'));
      const from = component?.periods.at(-1)?.to ?? '2025-06-30';
      return component ? verifyReductions(story, [component], { from: nextDay(from), to: '2026-12-31' }) : null;
    },
    () => {
      const component = verified();
      const period = component?.periods.at(-1);
      return component && period
        ? verifyReductions(story, [component], story.dice.chance(0.5) ? period : { from: nextDay(period.to, -20), to: period.to })
        : null;
    },
    () => {
      const component = verified();
      const period = component && periodOf(story, component);
      const report = story.dice.pick(
        story.verifications.filter(({ verification }) =>
          story.lines.some((line) => line.verification === verification && line.component === component?.component),
        ),
      )?.report;
      return period && report ? verifyReductions(story, [component], period, { report }) : null;
    },
    () => {
      const component = story.dice.pick(story.components);
      const period = component && periodOf(story, component);
      return period ? verifyReductions(story, [component], { from: nextDay(period.from, story.dice.oneOf(1, 30)), to: period.to }) : null;
    },
    () => {
      const component = story.dice.pick(story.components.filter((one) => one.end > '2025-12-31'));
      const period = component && periodOf(story, component);
      const fellows = story.components.filter((other) => other !== component && other.programme === component?.programme);
      const shared = fellows.some(({ periods }) => periods.some(({ from, to }) => period && from <= period.from && to === period.to));
      return period && shared
        ? verifyReductions(story, [component], { from: period.from, to: nextDay(period.to, story.dice.oneOf(-1, -31)) })
        : null;
    },
    () => {
      const waiting = story.components.filter((component) => {
        const period = periodOf(story, component);
        return component.end > '2024-01-01' && period !== null && !isReady(story, component, period);
      });
      const component = story.dice.pick(waiting);
      const period = component && periodOf(story, component);
      return period ? verifyReductions(story, [component], period) : null;
    },
    () => nextVerification(story, { verifiedBy: story.dice.oneOf('DOE-A', 'DOE-P') }, unverified),
    () => {
      const step = nextVerification(story, {}, (component) => component.scheme);
      const components = step?.data['components'] as { component: string; vintages: Json[] }[] | undefined;
      return spoiled(step, { components: components?.map((one) => without(one, 'schemeConfirmations')) });
    },
    () => {
      const late = story.dice.pick(story.components.filter(({ end }) => end < '2024-01-01'));
      const period = late && periodOf(story, late);
      return period ? verifyReductions(story, [late], period) : null;
    },
  ];
};
