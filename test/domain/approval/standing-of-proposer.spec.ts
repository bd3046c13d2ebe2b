import { describe, expect, it } from '@jest/globals';
import { approve, fourEyes, hashOf, propose } from '../../support/four-eyes.js';
import { strict } from '../../support/movements.js';
import { everyStoryReplays } from '../../support/replay.js';
import { afterIssuance, openSink } from '../../support/stage.js';
import { party, reason } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';

const alice = { actor: 'alice' };

describe('approve', () => {
  everyStoryReplays();

  it('is forbidden where the proposer lost the very authority of the proposal, whatever else they may do now (R-83)', async () => {
    const story = await strict([{ command: 'suspend-account', by: 'colleague' }]);
    await story.accept('register-party', party('GHA'), alice);
    await story.accept('open-account', { account: 'GHA-H1', type: 'holding', party: 'GHA' }, alice);
    for (const actor of ['gina', 'gabi']) await story.accept('grant-role', { actor, role: 'party', scope: 'GHA' }, alice);
    const suspend = { proposal: 'P-1', command: 'suspend-account', data: { account: 'GHA-H1', reason } };
    await story.accept('propose', suspend, { actor: 'gina' });
    await story.accept('grant-role', { actor: 'gina', role: 'administrator' }, alice);
    await story.accept('revoke-role', { actor: 'gina', role: 'party', scope: 'GHA' }, alice);

    expect((await approve(story, 'gabi')).refusal).toBe('forbidden');
    await story.accept('grant-role', { actor: 'gina', role: 'party', scope: 'GHA' }, alice);
    const { events } = await approve(story, 'gabi');
    expect(events[1]).toMatchObject({ type: 'AccountSuspended', actor: 'gina', authority: 'party:GHA', approver: 'gabi' });
  });
});

describe('the closing of an account with units', () => {
  everyStoryReplays();

  /** Closing needs a second administrator; GHA-H1 holds units, Efua instructs. */
  const closing = async (moveTo: string): Promise<Scenario> => {
    const story = await fourEyes();
    const policy = { approvals: [{ command: 'close-account', by: 'colleague' }], transferDelayHours: '26' };
    await story.accept('set-policy', { replaces: '2', policy, reason }, alice);
    await story.accept('instruct-closure', { account: 'GHA-H1', moveTo }, { actor: 'efua' });
    return story;
  };
  const close = { proposal: 'P-1', command: 'close-account', data: { account: 'GHA-H1' } };

  it('waits the delay where its units go to another holder or Party (R-10, R-80)', async () => {
    const story = await closing('CHE-H1');
    expect((await story.give('close-account', close.data, alice)).refusal).toBe('approval-required');
    await story.accept('propose', close, alice);
    expect((await approve(story, 'adam')).refusal).toBe('delay-not-over');
    story.at('2026-06-02T02:00:00.000Z');
    expect((await approve(story, 'adam')).refusal).toBeNull();
    expect([story.holding('GHA-H1'), story.holding('CHE-H1')]).toEqual([0n, 1_000n]);
  });

  it('waits no delay within one holder and Party; without units it needs nobody', async () => {
    const story = await closing('GHA-H2');
    expect((await story.give('close-account', { account: 'GHA-H2' }, alice)).refusal).toBeNull();
    await story.accept('open-account', { account: 'GHA-H3', type: 'holding', party: 'GHA' }, alice);
    await story.accept('instruct-closure', { account: 'GHA-H1', moveTo: 'GHA-H3' }, { actor: 'efua' });
    await story.accept('propose', close, alice);
    expect((await approve(story, 'adam')).refusal).toBeNull();
  });

  it('is not what was proposed once the holder says something else: an own account first, a stranger afterwards', async () => {
    const story = await closing('GHA-H2');
    await story.accept('propose', close, alice);
    const { events } = await story.accept('instruct-closure', { account: 'GHA-H1', moveTo: 'CHE-H1' }, { actor: 'efua' });
    expect(await approve(story, 'adam')).toMatchObject({
      refusal: 'proposal-changed',
      names: { conflictsWith: BigInt(events[0]!.revision) },
    });
  });
});

describe('R-80 in a transfer', () => {
  it('is asked of two accounts of one holder code under two Parties, and of two holders of one Party', async () => {
    const story = await fourEyes({ delay: '26' });
    const open = (account: string, of: string, holder: string): Promise<unknown> =>
      story.accept('open-account', { account, type: 'holding', party: of, holder }, alice);
    for (const [account, of, holder] of [
      ['GHA-A1', 'GHA', 'ACME'],
      ['GHA-A2', 'GHA', 'ACME'],
      ['GHA-B1', 'GHA', 'BETA'],
      ['CHE-A1', 'CHE', 'ACME'],
    ] as const)
      await open(account, of, holder);
    await story.accept('grant-role', { actor: 'efua', role: 'holder', scope: 'GHA-A1' }, alice);
    await propose(story, { data: { from: 'GHA-H1', to: 'GHA-A1', units: { quantity: '100' } } });
    story.at('2026-06-02T02:00:00.000Z');
    expect((await approve(story)).refusal).toBeNull();
    const move = (to: string): Promise<{ refusal: string | null }> =>
      story.give('transfer-units', { from: 'GHA-A1', to, units: { quantity: '1' } }, { actor: 'efua' });

    expect((await move('CHE-A1')).refusal).toBe('approval-required');
    expect((await move('GHA-B1')).refusal).toBe('approval-required');
    expect((await move('GHA-H1')).refusal).toBe('approval-required');
    expect((await move('GHA-A2')).refusal).toBeNull();
  });
});

describe('use of the adaptation share', () => {
  it('outside trials needs the Party that uses, whatever the policy lists', async () => {
    const story = await shareOfStrict();
    const data = { from: 'ADAPTATION-SHARE', to: 'CHE-NDC', year: '2025', units: { quantity: '10' } };
    expect((await story.give('use-units', data, { actor: 'fund' })).refusal).toBe('approval-required');
    await story.accept('propose', { proposal: 'P-1', command: 'use-units', data }, { actor: 'fund' });
    for (const actor of ['alice', 'ghana']) expect((await approve(story, actor)).refusal).toBe('forbidden');
    const { events, refusal } = await approve(story, 'swiss', { hash: hashOf(story) });
    expect(refusal).toBeNull();
    expect(events[1]).toMatchObject({ type: 'UnitsUsed', actor: 'fund', authority: 'holder:ADAPTATION-SHARE', approver: 'swiss' });
  });

  it('in a trial needs nobody', async () => {
    const story = await afterIssuance();
    await openSink(story, 'CHE-NDC', 'retirement-ndc', 'CHE');
    const data = { from: 'ADAPTATION-SHARE', to: 'CHE-NDC', year: '2025', units: { quantity: '10' } };
    expect((await story.give('use-units', data)).refusal).toBeNull();
  });
});

/** A registry that is no trial, in which the adaptation share holds units. */
async function shareOfStrict(): Promise<Scenario> {
  const story = await fourEyes();
  await story.accept('set-policy', { replaces: '2', policy: { adaptationBps: '500' }, reason }, alice);
  for (const [actor, role, scope] of [
    ['fund', 'holder', 'ADAPTATION-SHARE'],
    ['swiss', 'party', 'CHE'],
  ])
    await story.accept('grant-role', { actor, role, scope }, alice);
  const line = { component: 'CP-1', vintage: '2022', quantity: '1000', authorization: 'A-NDC' };
  await story.accept('issue-units', { issuance: 'I-SHARE', verification: 'V-1', lines: [line] }, { actor: 'super' });
  return story;
}
