import { describe, expect, it } from '@jest/globals';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { BLOCK, fourEyes, MOVE, propose } from '../../support/four-eyes.js';
import { eventsOf, lastRevision } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { reason } from '../../support/samples.js';

const withdraw = (story: Scenario, actor = 'efua', proposal = 'P-1'): Promise<Outcome> =>
  story.give('withdraw', { proposal, reason }, { actor });

describe('withdraw', () => {
  everyStoryReplays();

  it('closes the proposal, which reserves nothing any more', async () => {
    const story = await fourEyes();
    await propose(story);
    const outcome = await withdraw(story);
    expect(eventsOf(outcome)).toEqual([['CommandWithdrawn', { proposal: 'P-1', reason }]]);
    expect(outcome.events[0]).toMatchObject({ actor: 'efua', authority: 'holder:GHA-H1', approver: null });
    const again = await propose(story, { proposal: 'P-2', data: { ...MOVE, units: { blocks: [BLOCK] } } });
    expect(again.refusal).toBeNull();
  });

  it('is for the proposer only', async () => {
    const story = await fourEyes();
    await propose(story);
    for (const actor of ['kofi', 'urs', 'alice', 'nobody']) expect((await withdraw(story, actor)).refusal).toBe('forbidden');
    expect((await withdraw(story)).refusal).toBeNull();
  });

  it('is for the proposer even after the role was taken back', async () => {
    const story = await fourEyes();
    await propose(story);
    await story.accept('revoke-role', { actor: 'efua', role: 'holder', scope: 'GHA-H1' }, { actor: 'alice' });
    expect((await withdraw(story)).refusal).toBeNull();
  });

  it('refuses an unknown proposal, and one that is closed or has expired', async () => {
    const story = await fourEyes();
    expect((await withdraw(story, 'nobody', 'NONE')).refusal).toBe('unknown-proposal');
    await propose(story);
    await propose(story, { proposal: 'P-2' });
    const conflictsWith = lastRevision(await withdraw(story));
    expect(await withdraw(story)).toMatchObject({ refusal: 'proposal-closed', names: { conflictsWith } });
    story.at('2026-06-04T00:00:00.000Z');
    expect((await withdraw(story, 'efua', 'P-2')).refusal).toBe('proposal-closed');
  });
});
