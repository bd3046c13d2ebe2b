import { describe, expect, it } from '@jest/globals';
import { approve, fourEyes, hashOf, MOVE, propose } from '../../support/four-eyes.js';
import { movements } from '../../support/movements.js';
import { eventsOf } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';

const trust = (trusted: boolean, members: object = {}): object => ({ account: 'GHA-H1', counterparty: 'CHE-H1', trusted, ...members });
const NOW = { effective: '2026-06-01T00:00:00.000Z' };

describe('trust-account', () => {
  everyStoryReplays();

  it('puts an account on the trusted list, and takes it off', async () => {
    const story = await movements();
    expect(eventsOf(await story.accept('trust-account', trust(true)))).toEqual([['AccountTrustChanged', trust(true, NOW)]]);
    expect(eventsOf(await story.accept('trust-account', trust(false)))).toEqual([['AccountTrustChanged', trust(false, NOW)]]);
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

  it('counts at once where a registry has no delay, and from the end of the delay where it has (R-80)', async () => {
    const story = await fourEyes({ delay: '26' });
    const { events } = await story.accept('trust-account', trust(true), { actor: 'efua' });
    expect(events[0]).toMatchObject({ schema: '2', data: { ...trust(true), effective: '2026-06-02T02:00:00.000Z' } });
    const back = await story.accept('trust-account', trust(false), { actor: 'efua' });
    expect(back.events[0]?.data).toEqual({ ...trust(false), effective: '2026-06-01T00:00:00.000Z' });
  });

  it('spares transfers to the trusted account the delay, in that direction only; never the second person', async () => {
    const story = await fourEyes({ delay: '26' });
    await story.accept('trust-account', trust(true), { actor: 'efua' });
    const waits = async (proposal: string): Promise<unknown> => (await propose(story, { proposal })).events[0]?.data['notBefore'];
    expect(await waits('P-1')).toBe('2026-06-02T02:00:00.000Z');
    story.at('2026-06-02T01:59:59.999Z');
    expect(await waits('P-2')).toBe('2026-06-03T03:59:59.999Z');
    story.at('2026-06-02T02:00:00.000Z');
    expect(await waits('P-3')).toBe('2026-06-02T02:00:00.000Z');
    expect((await story.give('transfer-units', MOVE, { actor: 'efua' })).refusal).toBe('approval-required');
    expect((await approve(story, 'kofi', { proposal: 'P-3', hash: hashOf(story, 'P-3') })).refusal).toBeNull();
    const back = { from: 'CHE-H1', to: 'GHA-H1', units: { quantity: '1' } };
    const { events } = await story.accept('propose', { proposal: 'P-4', command: 'transfer-units', data: back }, { actor: 'urs' });
    expect(events[0]?.data['notBefore']).toBe('2026-06-03T04:00:00.000Z');
  });

  it('needs a second person itself where the policy names it, not to be taken back', async () => {
    const story = await movements();
    const policy = { approvals: [{ command: 'trust-account', by: 'colleague' }] };
    await story.accept('trust-account', trust(true, { counterparty: 'RWA-H1' }));
    await story.accept('set-policy', { replaces: '1', policy, reason: { code: 'policy' } });
    expect((await story.give('trust-account', trust(true))).refusal).toBe('approval-required');
    expect((await story.give('trust-account', trust(false, { counterparty: 'RWA-H1' }))).refusal).toBeNull();
  });
});
