import { describe, expect, it } from '@jest/globals';
import { strict, trial } from '../../support/movements.js';
import { eventsOf, findings } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { party } from '../../support/samples.js';

const alice = { actor: 'alice' };

describe('grant-role', () => {
  everyStoryReplays();

  it('gives a role, in its scope, for as long as it says', async () => {
    const story = await strict();
    const outcome = await story.accept('grant-role', { actor: 'ghana', role: 'party', scope: 'GHA', until: '2026-12-31' }, alice);
    expect(eventsOf(outcome)).toEqual([['RoleGranted', { actor: 'ghana', role: 'party', scope: 'GHA', until: '2026-12-31' }]]);
    expect(eventsOf(await story.accept('grant-role', { actor: 'boss', role: 'supervisor' }, alice))).toEqual([
      ['RoleGranted', { actor: 'boss', role: 'supervisor', scope: null, until: null }],
    ]);
  });

  it('lets the role act in its scope only, until the end of its last day', async () => {
    const story = await strict();
    for (const code of ['GHA', 'CHE']) await story.accept('register-party', party(code), alice);
    await story.accept('grant-role', { actor: 'ghana', role: 'party', scope: 'GHA', until: '2026-06-30' }, alice);
    const open = async (account: string): Promise<string | null> =>
      (await story.give('open-account', { account, type: 'holding', party: account.slice(0, 3) }, { actor: 'ghana' })).refusal;
    expect(await open('CHE-H1')).toBe('forbidden');
    story.at('2026-06-30T23:59:59.999Z');
    expect(await open('GHA-H1')).toBeNull();
    story.at('2026-07-01T00:00:00.000Z');
    expect(await open('GHA-H2')).toBe('forbidden');
  });

  it('changes something: another end is a change, the same role is none', async () => {
    const story = await strict();
    const data = { actor: 'doe-1', role: 'doe', scope: 'DOE-1' };
    await story.accept('grant-role', data, alice);
    expect((await story.give('grant-role', data, alice)).refusal).toBe('nothing-to-change');
    expect((await story.give('grant-role', { ...data, until: '2027-01-01' }, alice)).refusal).toBeNull();
    expect((await story.give('grant-role', { ...data, scope: 'DOE-2' }, alice)).refusal).toBeNull();
  });

  it('keeps an administrator without an end', async () => {
    const story = await strict();
    const limit = (actor: string): object => ({ actor, role: 'administrator', until: '2026-12-31' });
    expect((await story.give('grant-role', limit('adam'), alice)).refusal).toBeNull();
    expect((await story.give('grant-role', limit('alice'), alice)).refusal).toBe('last-administrator');
    await story.accept('grant-role', { actor: 'adam', role: 'administrator' }, alice);
    expect((await story.give('grant-role', limit('alice'), alice)).refusal).toBeNull();
  });

  it.each(['party', 'doe', 'holder', 'participant'])('needs a scope for the role %s', async (role) => {
    const story = await trial();
    expect(findings(await story.give('grant-role', { actor: 'x', role }))).toEqual([['/scope', 'missing-field']]);
    expect((await story.give('grant-role', { actor: 'x', role, scope: 'GHA' })).refusal).toBeNull();
  });

  it.each(['administrator', 'supervisor', 'auditor'])('has no scope for the role %s', async (role) => {
    const story = await trial();
    expect(findings(await story.give('grant-role', { actor: 'x', role, scope: 'GHA' }))).toEqual([['/scope', 'unknown-field']]);
    expect((await story.give('grant-role', { actor: 'x', role })).refusal).toBeNull();
  });

  it.each([
    ['a role there is not', { role: 'public' }, ['/role', 'enum']],
    ['a day there is not', { role: 'auditor', until: '2026-02-29' }, ['/until', 'no-such-date']],
    ['a name for a person', { role: 'auditor', actor: 'Kofi Annan' }, ['/actor', 'identifier-format']],
  ])('can never name %s', async (_, members, finding) => {
    expect(findings(await (await trial()).give('grant-role', { actor: 'x', ...members }))).toEqual([finding]);
  });
});
