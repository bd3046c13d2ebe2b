import { describe, expect, it } from '@jest/globals';
import { approve, BLOCK, fourEyes, hashOf, MOVE, propose } from '../../support/four-eyes.js';
import { strict } from '../../support/movements.js';
import { addition, eventsOf, lastRevision, ofVintage } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { reason } from '../../support/samples.js';

const MOVED = { from: 'GHA-H1', to: 'CHE-H1', blocks: [BLOCK], firstTransferred: [BLOCK], reference: null, corrects: null };

describe('approve', () => {
  everyStoryReplays();

  it('lets the command happen in the same act: exactly the units that were reserved', async () => {
    const story = await fourEyes();
    await propose(story);
    const outcome = await approve(story);
    expect(eventsOf(outcome)).toEqual([
      ['CommandApproved', { proposal: 'P-1', hash: hashOf(story) }],
      ['UnitsTransferred', MOVED],
      addition({ ...ofVintage('2021', '100'), blocks: [BLOCK] }),
    ]);
    expect(outcome.events.map(({ part, parts }) => `${part}/${parts}`)).toEqual(['1/3', '2/3', '3/3']);
    expect(story.book.units.within(BLOCK)?.[0]).toMatchObject({ account: 'CHE-H1', reservedBy: null });
    expect(story.book.proposals.get('P-1')?.state).toBe('approved');
  });

  it("is the proposer's act, by the approver's key", async () => {
    const story = await fourEyes();
    await propose(story);
    const { events } = await approve(story);
    for (const event of events) expect(event).toMatchObject({ actor: 'efua', authority: 'holder:GHA-H1', approver: 'kofi' });
    const again = await story.give('approve', { proposal: 'P-1', hash: hashOf(story) }, { actor: 'kofi', key: 'another-key' });
    expect(again.refusal).toBe('proposal-closed');
  });

  it('is for one with the authority of the proposer, where a colleague approves', async () => {
    const story = await fourEyes();
    await propose(story);
    for (const actor of ['urs', 'ghana', 'alice', 'nobody']) expect((await approve(story, actor)).refusal).toBe('forbidden');
    expect((await approve(story, 'kofi')).refusal).toBeNull();
  });

  it('is for the holder of the receiving account, where the counterparty approves', async () => {
    const story = await fourEyes({ by: 'counterparty' });
    await propose(story);
    for (const actor of ['efua', 'kofi', 'ghana', 'alice']) expect((await approve(story, actor)).refusal).toBe('forbidden');
    const { events } = await approve(story, 'urs');
    expect(events[1]).toMatchObject({ type: 'UnitsTransferred', actor: 'efua', approver: 'urs' });
  });

  it('of a change of the policy works like any other command', async () => {
    const story = await strict([{ command: 'set-policy', by: 'colleague' }]);
    const data = { replaces: '1', policy: { approvals: [] }, reason };
    expect((await story.give('set-policy', data, { actor: 'alice' })).refusal).toBe('approval-required');
    await story.accept('propose', { proposal: 'P-1', command: 'set-policy', data }, { actor: 'alice' });
    expect((await approve(story, 'adam')).refusal).toBeNull();
    const next = { replaces: '2', policy: { proposalHours: '30' }, reason };
    expect((await story.give('set-policy', next, { actor: 'adam' })).refusal).toBeNull();
  });
});

describe('approve refuses, in this order,', () => {
  everyStoryReplays();

  it('a proposal there is not', async () => {
    expect((await approve(await fourEyes(), 'nobody', { hash: 'x'.repeat(43) })).refusal).toBe('unknown-proposal');
  });

  it('the proposer, said before the delay, the state and the hash (R-83)', async () => {
    const story = await fourEyes({ delay: '26' });
    await propose(story);
    const wrong = { hash: 'x'.repeat(43) };
    expect((await approve(story, 'efua', wrong)).refusal).toBe('same-person');
    story.at('2026-06-10T00:00:00.000Z');
    expect((await approve(story, 'efua', wrong)).refusal).toBe('same-person');
  });

  it('before the delay is over, to the millisecond, said after that it is closed or changed (R-80)', async () => {
    const story = await fourEyes({ delay: '26' });
    const conflictsWith = lastRevision(await propose(story));
    story.at('2026-06-02T01:59:59.999Z');
    expect(await approve(story)).toMatchObject({
      refusal: 'delay-not-over',
      names: { conflictsWith, notBefore: '2026-06-02T02:00:00.000Z' },
    });
    expect((await approve(story, 'kofi', { hash: 'x'.repeat(43) })).refusal).toBe('proposal-changed');
    await story.accept('withdraw', { proposal: 'P-1', reason }, { actor: 'efua' });
    expect((await approve(story)).refusal).toBe('proposal-closed');
    expect((await propose(story, { proposal: 'P-2' })).refusal).toBeNull();
    story.at('2026-06-03T03:59:59.999Z');
    expect((await approve(story, 'kofi', { proposal: 'P-2', hash: hashOf(story, 'P-2') })).refusal).toBeNull();
  });

  it.each(['decline', 'withdraw'])('what is closed by %s, said before the hash', async (command) => {
    const story = await fourEyes();
    await propose(story);
    const closed = await story.accept(command, { proposal: 'P-1', reason }, { actor: command === 'decline' ? 'kofi' : 'efua' });
    const names = { conflictsWith: lastRevision(closed) };
    expect(await approve(story, 'kofi', { hash: 'x'.repeat(43) })).toMatchObject({ refusal: 'proposal-closed', names });
  });

  it('what was approved, and what has expired', async () => {
    const story = await fourEyes();
    await propose(story);
    await propose(story, { proposal: 'P-2', expires: '2026-06-02T00:00:00Z' });
    await approve(story);
    expect((await approve(story)).refusal).toBe('proposal-closed');
    story.at('2026-06-02T00:00:00.000Z');
    const expired = { proposal: 'P-2', hash: hashOf(story, 'P-2') };
    expect((await approve(story, 'kofi', expired)).refusal).toBe('proposal-closed');
  });

  it('until it expires only: the last millisecond still counts', async () => {
    const story = await fourEyes();
    await propose(story);
    story.at('2026-06-03T23:59:59.999Z');
    expect((await approve(story)).refusal).toBeNull();
  });

  it('another hash than that of the proposal', async () => {
    const story = await fourEyes();
    const conflictsWith = lastRevision(await propose(story));
    const changed = await approve(story, 'kofi', { hash: 'x'.repeat(43) });
    expect(changed).toMatchObject({ refusal: 'proposal-changed', names: { conflictsWith } });
    expect((await approve(story)).refusal).toBeNull();
  });

  it('what the proposer may no longer give', async () => {
    const story = await fourEyes();
    await propose(story);
    await story.accept('revoke-role', { actor: 'efua', role: 'holder', scope: 'GHA-H1' }, { actor: 'alice' });
    expect((await approve(story)).refusal).toBe('forbidden');
  });

  it.each([
    ['freeze-units', { blocks: [BLOCK], reason }, 'unfreeze-units', 'units-frozen'],
    ['suspend-account', { account: 'CHE-H1', reason }, 'reinstate-account', 'account-not-active'],
  ])('what the command refuses on the book of today, and stays open: %s', async (command, data, undo, refusal) => {
    const story = await fourEyes();
    await propose(story);
    await story.accept(command, data, { actor: 'alice' });
    const before = story.ledger.revision;
    expect((await approve(story)).refusal).toBe(refusal);
    expect([story.ledger.revision, story.book.proposals.get('P-1')?.state]).toEqual([before, 'open']);
    await story.accept(undo, data, { actor: 'alice' });
    expect((await approve(story)).refusal).toBeNull();
  });

  it('a movement of units that another proposal holds since, after the first expired', async () => {
    const story = await fourEyes();
    await propose(story, { expires: '2026-06-01T12:00:00Z' });
    story.at('2026-06-01T12:00:00.000Z');
    await story.accept(
      'propose',
      { proposal: 'P-2', command: 'transfer-units', data: { ...MOVE, units: { blocks: [BLOCK] } } },
      { actor: 'efua' },
    );
    expect((await approve(story)).refusal).toBe('proposal-closed');
    expect((await approve(story, 'kofi', { proposal: 'P-2', hash: hashOf(story, 'P-2') })).refusal).toBeNull();
  });
});
