import { includeComponent } from '../programmes.js';
import { holdProgramme, releaseProgramme, renewComponent } from '../renewals.js';
import type { Story } from '../story.js';
import { nextDay, type Recipe } from '../things.js';

/** Renewals and holds that the state refuses, and inclusions in what is on hold. */
export const wrongRenewals = (story: Story): Recipe[] => [
  () => renewComponent(story, (end) => ({ noticeOn: nextDay(end, -story.dice.between(271, 290)) })),
  () => renewComponent(story, (end) => ({ start: nextDay(end, 2), end: nextDay(end, 300) })),
  () => renewComponent(story, (end) => ({ end: nextDay(end, 5 * 366) })),
  () => renewComponent(story, () => ({ component: 'NONE' })),
  () => holdProgramme(story, story.dice.chance(0.5) ? 'NONE7' : ([...story.onHold][0] ?? 'NONE7')),
  () => releaseProgramme(story, story.onHold.size > 0 ? 'NONE7' : '10471'),
  () => {
    const programme = [...story.onHold][0];
    const one = { component: story.code('C'), host: 'GHA', start: '2022-01-01', end: '2026-12-31' };
    return programme === undefined ? null : includeComponent(story, { ...one, programme });
  },
];
