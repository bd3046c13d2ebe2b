import { describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../support/scenario.js';
import { strict, trial } from '../../support/movements.js';
import { eventsOf, findings } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { everyStoryReplays } from '../../support/replay.js';

const reason = { code: 'policy' };

describe('set-policy refuses in the order of its contract', () => {
  const policy = { approvals: [{ command: 'grant-role', by: 'colleague' }] };
  refusedInOrder({
    ...{ command: 'set-policy', actor: 'alice', ready: strict, data: { replaces: '1', policy, reason } },
    faults: [
      { refusal: 'stale-policy', wrong: (data) => ({ ...data, replaces: '9' }) },
      {
        refusal: 'last-administrator',
        given: (story) => story.accept('revoke-role', { actor: 'adam', role: 'administrator' }, { actor: 'alice' }),
      },
    ],
  });
});

describe('set-policy', () => {
  everyStoryReplays();

  it('records the next policy whole: what is named changes, the rest stays', async () => {
    const story = await trial();
    const before = story.book.registry.get('UN01')?.policy;
    const change = { creditingStart: '2021', approvals: [{ command: 'issue-units', by: 'colleague' }] };
    const outcome = await story.accept('set-policy', { replaces: '1', policy: change, reason });
    expect(eventsOf(outcome)).toEqual([['PolicySet', { replaces: '1', policyNumber: '2', policy: { ...before, ...change }, reason }]]);
    expect(story.book.registry.get('UN01')).toMatchObject({ policyNumber: 2n, policy: { ...before, ...change } });
  });

  it('replaces the policy of today only', async () => {
    const story = await trial();
    const policy = { proposalHours: '10' };
    expect((await story.give('set-policy', { replaces: '2', policy, reason })).refusal).toBe('stale-policy');
    await story.accept('set-policy', { replaces: '1', policy, reason });
    expect((await story.give('set-policy', { replaces: '1', policy: { proposalHours: '20' }, reason })).refusal).toBe('stale-policy');
    expect((await story.give('set-policy', { replaces: '2', policy: { proposalHours: '20' }, reason })).refusal).toBeNull();
  });

  it('says a stale policy before it says that nothing changes', async () => {
    const story = await trial();
    expect((await story.give('set-policy', { replaces: '2', policy: {}, reason })).refusal).toBe('stale-policy');
    expect((await story.give('set-policy', { replaces: '1', policy: {}, reason })).refusal).toBe('nothing-to-change');
    expect((await story.give('set-policy', { replaces: '1', policy: { omgeBps: '0' }, reason })).refusal).toBe('nothing-to-change');
  });

  it('sets no levy outside a mechanism (R-92), which is said before a stale policy', async () => {
    const story = await trial('TZA01', 'party');
    const wrong = await story.give('set-policy', { replaces: '9', policy: { omgeBps: '200' }, reason });
    expect(findings(wrong)).toEqual([['/policy/omgeBps', 'levy-not-allowed']]);
    expect((await story.give('set-policy', { replaces: '1', policy: { omgeBps: '0', proposalHours: '9' }, reason })).refusal).toBeNull();
    const mechanism = await trial();
    expect((await mechanism.give('set-policy', { replaces: '1', policy: { omgeBps: '200' }, reason })).refusal).toBeNull();
  });

  it.each(['open-registry', 'propose', 'approve', 'decline', 'withdraw'])('asks no second person for %s', async (command) => {
    const policy = {
      approvals: [
        { command: 'issue-units', by: 'colleague' },
        { command, by: 'colleague' },
      ],
    };
    const wrong = await (await trial()).give('set-policy', { replaces: '1', policy, reason });
    expect(findings(wrong)).toEqual([['/policy/approvals/1/command', 'enum']]);
  });

  it('names a command once among the approvals', async () => {
    const rule = { command: 'issue-units', by: 'colleague' };
    const wrong = await (await trial()).give('set-policy', { replaces: '1', policy: { approvals: [rule, rule] }, reason });
    expect(findings(wrong)).toEqual([['/policy/approvals/1/command', 'duplicate']]);
  });

  it('holds from the next command on', async () => {
    const story = await trial();
    await story.accept('set-policy', { replaces: '1', policy: { approvals: [{ command: 'set-policy', by: 'colleague' }] }, reason });
    const next = await story.give('set-policy', { replaces: '2', policy: { approvals: [] }, reason });
    expect(next.refusal).toBe('approval-required');
  });

  it('asks for no second administrator where there is one (R-80), said after a stale policy', async () => {
    const story = await strict();
    await story.accept('revoke-role', { actor: 'adam', role: 'administrator' }, { actor: 'alice' });
    const policy = { approvals: [{ command: 'grant-role', by: 'colleague' }] };
    const set = (replaces: string): Promise<Outcome> => story.give('set-policy', { replaces, policy, reason }, { actor: 'alice' });
    expect((await set('9')).refusal).toBe('stale-policy');
    expect((await set('1')).refusal).toBe('last-administrator');
    await story.accept('grant-role', { actor: 'eva', role: 'administrator', until: '2030-12-31' }, { actor: 'alice' });
    expect((await set('1')).refusal).toBe('last-administrator');
    await story.accept('grant-role', { actor: 'eva', role: 'administrator' }, { actor: 'alice' });
    expect((await set('1')).refusal).toBeNull();
  });

  it('keeps proposals alive longer than transfers wait, whichever of the two changes', async () => {
    const story = await trial();
    const set = (policy: object): Promise<Outcome> => story.give('set-policy', { replaces: '1', policy, reason });
    expect(findings(await set({ transferDelayHours: '72' }))).toEqual([['/policy/proposalHours', 'period-reversed']]);
    expect(findings(await set({ transferDelayHours: '30', proposalHours: '30' }))).toEqual([['/policy/proposalHours', 'period-reversed']]);
    expect((await set({ transferDelayHours: '30', proposalHours: '31' })).refusal).toBeNull();
  });
});
