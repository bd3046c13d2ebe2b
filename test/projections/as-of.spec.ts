import { afterEach, describe, expect, it } from '@jest/globals';
import { Everything } from './support/everything.js';
import { Recorded } from './support/recorded.js';
import { actEnds, eventsOf, storyOf } from './support/stories.js';

const open: Recorded[] = [];
const recorded = (registry: string, events: ReturnType<typeof eventsOf>): Recorded => {
  const made = new Recorded(registry, events);
  open.push(made);
  return made;
};
afterEach(async () => {
  for (const made of open.splice(0)) await made.discard();
});

describe('any past state', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('of random programme %i is what a read file knows that never saw more', async (seed) => {
    const scenario = await storyOf(seed, 110);
    const events = eventsOf(scenario);
    const ends = actEnds(events);
    const whole = await recorded(scenario.book.code, events).open();

    for (const share of [0.15, 0.4, 0.6, 0.8, 0.95]) {
      const end = ends[Math.floor(ends.length * share)] ?? 0;
      const stopped = await recorded(scenario.book.code, events.slice(0, end + 1)).open();

      expect(await Everything.of(whole, String(end))).toEqual(await Everything.of(stopped, String(end)));
    }
  });

  it('in the middle of an act is that at the end of the act before', async () => {
    const scenario = await storyOf(2, 110);
    const events = eventsOf(scenario);
    const ends = new Set(actEnds(events));
    const whole = await recorded(scenario.book.code, events).open();
    const open = events.findIndex(({ body }) => body.includes('"RegistryOpened"'));
    const inside = events.map(({ revision }) => Number(revision)).filter((revision) => revision > open + 20 && !ends.has(revision));

    expect(inside.length).toBeGreaterThan(3);
    for (const revision of inside) {
      const before = Math.max(...[...ends].filter((end) => end < revision));
      expect((await whole.ask('registry', { at: String(revision) })).answer.revision).toBe(String(before));
    }
  });

  it('cannot be asked beyond the head, nor before the registry is open', async () => {
    const scenario = await storyOf(1, 40);
    const model = await recorded(scenario.book.code, eventsOf(scenario)).open();

    await expect(model.ask('accounts', { at: String(model.revision + 1n) })).rejects.toMatchObject({ code: 'unknown-event' });
    await expect(model.ask('accounts', { at: '0' })).rejects.toMatchObject({ code: 'unknown-registry' });
    await expect(model.ask('account', { account: 'NOBODY' })).rejects.toMatchObject({ code: 'unknown-account' });
  });
});
