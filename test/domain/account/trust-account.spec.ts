import { describe, expect, it } from '@jest/globals';
import { movements } from '../../support/movements.js';
import { eventsOf } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';

const trust = (trusted: boolean, members: object = {}): object => ({ account: 'GHA-H1', counterparty: 'CHE-H1', trusted, ...members });
const move = (from: string, to: string): object => ({ from, to, units: { quantity: '1' } });

describe('trust-account', () => {
  everyStoryReplays();

  it('puts an account on the trusted list, and takes it off', async () => {
    const story = await movements();
    expect(eventsOf(await story.accept('trust-account', trust(true)))).toEqual([['AccountTrustChanged', trust(true)]]);
    expect(eventsOf(await story.accept('trust-account', trust(false)))).toEqual([['AccountTrustChanged', trust(false)]]);
  });

  it('names accounts that are there', async () => {
    const story = await movements();
    expect((await story.give('trust-account', trust(true, { account: 'NONE' }))).refusal).toBe('unknown-account');
    expect((await story.give('trust-account', trust(true, { counterparty: 'NONE' }))).refusal).toBe('unknown-account');
  });

  it('changes something', async () => {
    const story = await movements();
    expect((await story.give('trust-account', trust(false))).refusal).toBe('nothing-to-change');
    await story.accept('trust-account', trust(true));
    expect((await story.give('trust-account', trust(true))).refusal).toBe('nothing-to-change');
  });

  it('spares transfers to the trusted account the second person, in that direction only (R-80)', async () => {
    const story = await movements();
    const policy = { approvals: [{ command: 'transfer-units', by: 'colleague' }] };
    await story.accept('set-policy', { replaces: '1', policy, reason: { code: 'policy' } });
    expect((await story.give('transfer-units', move('GHA-H1', 'CHE-H1'))).refusal).toBe('approval-required');
    await story.accept('trust-account', trust(true));
    expect((await story.give('transfer-units', move('GHA-H1', 'CHE-H1'))).refusal).toBeNull();
    expect((await story.give('transfer-units', move('CHE-H1', 'GHA-H1'))).refusal).toBe('approval-required');
    await story.accept('trust-account', trust(false));
    expect((await story.give('transfer-units', move('GHA-H1', 'CHE-H1'))).refusal).toBe('approval-required');
  });
});
