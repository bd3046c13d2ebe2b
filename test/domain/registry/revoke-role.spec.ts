import { describe, expect, it } from '@jest/globals';
import { strict, trial } from '../../support/movements.js';
import { eventsOf, findings } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { party } from '../../support/samples.js';

const alice = { actor: 'alice' };

describe('revoke-role', () => {
  everyStoryReplays();

  it('takes a role back, and the next command under it is forbidden', async () => {
    const story = await strict();
    await story.accept('register-party', party('GHA'), alice);
    await story.accept('grant-role', { actor: 'ghana', role: 'party', scope: 'GHA' }, alice);
    const open = (account: string): object => ({ account, type: 'holding', party: 'GHA' });
    await story.accept('open-account', open('GHA-H1'), { actor: 'ghana' });
    const outcome = await story.accept('revoke-role', { actor: 'ghana', role: 'party', scope: 'GHA' }, alice);
    expect(eventsOf(outcome)).toEqual([['RoleRevoked', { actor: 'ghana', role: 'party', scope: 'GHA', until: null }]]);
    expect((await story.give('open-account', open('GHA-H2'), { actor: 'ghana' })).refusal).toBe('forbidden');
  });

  it('stops a command that already waits behind it', async () => {
    const story = await strict();
    const both = await Promise.all([
      story.give('revoke-role', { actor: 'adam', role: 'administrator' }, alice),
      story.give('register-party', party('GHA'), { actor: 'adam' }),
    ]);
    expect(both.map(({ refusal }) => refusal)).toEqual([null, 'forbidden']);
  });

  it('takes back a role that is held, in that scope', async () => {
    const story = await strict();
    const data = { actor: 'ghana', role: 'party', scope: 'GHA' };
    expect((await story.give('revoke-role', data, alice)).refusal).toBe('nothing-to-change');
    await story.accept('grant-role', data, alice);
    expect((await story.give('revoke-role', { ...data, scope: 'CHE' }, alice)).refusal).toBe('nothing-to-change');
    await story.accept('revoke-role', data, alice);
    expect((await story.give('revoke-role', data, alice)).refusal).toBe('nothing-to-change');
  });

  it('never takes the last administrator away, one whose role ends not counted', async () => {
    const story = await strict();
    await story.accept('revoke-role', { actor: 'adam', role: 'administrator' }, alice);
    expect((await story.give('revoke-role', { actor: 'alice', role: 'administrator' }, alice)).refusal).toBe('last-administrator');
    await story.accept('grant-role', { actor: 'adam', role: 'administrator', until: '2030-01-01' }, alice);
    expect((await story.give('revoke-role', { actor: 'alice', role: 'administrator' }, alice)).refusal).toBe('last-administrator');
    await story.accept('grant-role', { actor: 'adam', role: 'administrator' }, alice);
    expect((await story.give('revoke-role', { actor: 'alice', role: 'administrator' }, { actor: 'adam' })).refusal).toBeNull();
  });

  it('has a scope exactly where the role has one', async () => {
    const story = await trial();
    expect(findings(await story.give('revoke-role', { actor: 'x', role: 'doe' }))).toEqual([['/scope', 'missing-field']]);
    expect(findings(await story.give('revoke-role', { actor: 'x', role: 'auditor', scope: 'A' }))).toEqual([['/scope', 'unknown-field']]);
  });
});
