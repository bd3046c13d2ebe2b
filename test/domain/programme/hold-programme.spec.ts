import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { eventsOf, revisionOf } from '../../support/outcome.js';
import { everyStoryReplays, remember } from '../../support/replay.js';
import { component, reason } from '../../support/samples.js';
import { stage, verify2025 } from '../../support/stage.js';

const hold = { programme: '10471', reason };

describe('hold-programme and release-programme (R-15)', () => {
  everyStoryReplays();

  it('nothing is included in a programme on hold, whatever the day, until it is released', async () => {
    const story = remember(await stage());
    const held = await story.accept('hold-programme', hold);
    expect(eventsOf(held)).toEqual([['ProgrammeHeld', hold]]);
    expect(await story.give('include-component', component('CP-2', '10471', 'GHA'))).toMatchObject({
      refusal: 'programme-not-active',
      names: { conflictsWith: revisionOf(held) },
    });

    expect(eventsOf(await story.accept('release-programme', hold))).toEqual([['ProgrammeReleased', hold]]);
    expect((await story.give('include-component', component('CP-2', '10471', 'GHA'))).refusal).toBeNull();
    expectLaws(story);
  });

  it('what is included goes on: it is verified', async () => {
    const story = remember(await stage());
    await story.accept('hold-programme', hold);
    expect((await verify2025(story, '100')).refusal).toBeNull();
    expectLaws(story);
  });

  it('once, and only what is on hold is released', async () => {
    const story = await stage();
    expect((await story.give('release-programme', hold)).refusal).toBe('nothing-to-change');
    await story.accept('hold-programme', hold);
    expect((await story.give('hold-programme', hold)).refusal).toBe('nothing-to-change');
  });

  it.each(['hold-programme', 'release-programme'])(
    '%s refuses a programme that is not there, and who is not the Supervisory Body',
    async (command) => {
      const story = await stage();
      expect((await story.give(command, { ...hold, programme: '99999' })).refusal).toBe('unknown-programme');
      expect((await story.give(command, hold, { actor: 'nobody' })).refusal).toBe('forbidden');
    },
  );
});
