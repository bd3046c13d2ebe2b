import { describe, expect, it } from '@jest/globals';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { BLOCK, fourEyes, MOVE, propose } from '../../support/four-eyes.js';
import { eventsOf, lastRevision } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { reason } from '../../support/samples.js';

const decline = (story: Scenario, actor = 'kofi', proposal = 'P-1'): Promise<Outcome> =>
  story.give('decline', { proposal, reason }, { actor });

describe('decline', () => {
  everyStoryReplays();

  it('closes the proposal, which reserves nothing any more', async () => {
    const story = await fourEyes();
    await propose(story);
    const outcome = await decline(story);
    expect(eventsOf(outcome)).toEqual([['CommandDeclined', { proposal: 'P-1', reason }]]);
    expect(outcome.events[0]).toMatchObject({ actor: 'kofi', authority: 'holder:GHA-H1', approver: null });
    const again = await propose(story, { proposal: 'P-2', data: { ...MOVE, units: { blocks: [BLOCK] } } });
    expect(again.refusal).toBeNull();
  });

  it('is for who may approve', async () => {
    const story = await fourEyes({ by: 'counterparty' });
    await propose(story);
    for (const actor of ['kofi', 'efua', 'alice', 'nobody']) expect((await decline(story, actor)).refusal).toBe('forbidden');
    expect((await decline(story, 'urs')).refusal).toBeNull();
  });

  it('does not wait for a delay', async () => {
    const story = await fourEyes({ delay: '26' });
    await propose(story);
    expect((await decline(story)).refusal).toBeNull();
  });

  it('refuses an unknown proposal, then the proposer, then a closed one', async () => {
    const story = await fourEyes();
    expect((await decline(story, 'nobody', 'NONE')).refusal).toBe('unknown-proposal');
    await propose(story);
    expect((await decline(story, 'efua')).refusal).toBe('same-person');
    const conflictsWith = lastRevision(await decline(story));
    expect((await decline(story, 'efua')).refusal).toBe('same-person');
    expect(await decline(story)).toMatchObject({ refusal: 'proposal-closed', names: { conflictsWith } });
  });

  it('refuses an expired proposal', async () => {
    const story = await fourEyes();
    await propose(story);
    story.at('2026-06-04T00:00:00.000Z');
    expect((await decline(story)).refusal).toBe('proposal-closed');
  });
});
