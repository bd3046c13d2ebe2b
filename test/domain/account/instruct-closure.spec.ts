import { describe, expect, it } from '@jest/globals';
import { movements, strict } from '../../support/movements.js';
import { eventsOf } from '../../support/outcome.js';
import { party } from '../../support/samples.js';
import { everyStoryReplays } from '../../support/replay.js';

const instruct = (moveTo: string, account = 'GHA-H1'): object => ({ account, moveTo });

describe('instruct-closure', () => {
  everyStoryReplays();

  it('records where the units go when the account is closed, and moves nothing (R-10)', async () => {
    const story = await movements();
    expect(eventsOf(await story.accept('instruct-closure', instruct('CHE-H1')))).toEqual([['ClosureInstructed', instruct('CHE-H1')]]);
    expect([story.holding('GHA-H1'), story.holding('CHE-H1')]).toEqual([3_500n, 0n]);
    expect(story.book.accounts.get('GHA-H1')?.closure).toMatchObject({ moveTo: 'CHE-H1' });
  });

  it('is replaced by a later one', async () => {
    const story = await movements();
    await story.accept('instruct-closure', instruct('CHE-H1'));
    expect((await story.give('instruct-closure', instruct('CHE-H1'))).refusal).toBe('nothing-to-change');
    await story.accept('instruct-closure', instruct('GHA-H2'));
    expect(story.book.accounts.get('GHA-H1')?.closure?.moveTo).toBe('GHA-H2');
  });

  it('names two accounts that are there', async () => {
    const story = await movements();
    expect((await story.give('instruct-closure', instruct('NONE', 'NONE'))).refusal).toBe('unknown-account');
    expect((await story.give('instruct-closure', instruct('NONE'))).refusal).toBe('unknown-account');
    expect((await story.give('instruct-closure', instruct('GHA-H1'))).refusal).toBe('same-account');
  });

  it('is too late for a closed account', async () => {
    const story = await movements();
    await story.accept('close-account', { account: 'GHA-H2' });
    expect((await story.give('instruct-closure', instruct('GHA-H1', 'GHA-H2'))).refusal).toBe('nothing-to-change');
  });

  it("is the holder's and its Party's to say, never the administrator's", async () => {
    const story = await strict();
    await story.accept('register-party', party('GHA'), { actor: 'alice' });
    for (const account of ['GHA-H1', 'GHA-H2'])
      await story.accept('open-account', { account, type: 'holding', party: 'GHA' }, { actor: 'alice' });
    await story.accept('grant-role', { actor: 'ghana', role: 'party', scope: 'GHA' }, { actor: 'alice' });
    await story.accept('grant-role', { actor: 'efua', role: 'holder', scope: 'GHA-H1' }, { actor: 'alice' });
    const by = (actor: string, account: string): Promise<{ refusal: string | null }> =>
      story.give('instruct-closure', instruct(account === 'GHA-H1' ? 'GHA-H2' : 'GHA-H1', account), { actor });

    expect((await by('alice', 'GHA-H1')).refusal).toBe('forbidden');
    expect((await by('efua', 'GHA-H2')).refusal).toBe('forbidden');
    expect((await by('efua', 'GHA-H1')).refusal).toBeNull();
    expect((await by('ghana', 'GHA-H2')).refusal).toBeNull();
  });
});
