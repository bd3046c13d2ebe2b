import { describe, expect, it } from '@jest/globals';
import { canonical } from '../../../src/domain/kernel/canonical.js';
import { sha256 } from '../../../src/ledger/hashes.js';
import { BLOCK, fourEyes, MOVE, propose } from '../../support/four-eyes.js';
import { eventsOf, findings, lastRevision } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { reason } from '../../support/samples.js';

const DATA = { proposal: 'P-1', command: 'transfer-units', data: MOVE };

describe('propose', () => {
  everyStoryReplays();

  it('chooses and reserves the units of a movement now, splitting their block, and says until when it is open', async () => {
    const story = await fourEyes();
    const outcome = await propose(story);
    expect(eventsOf(outcome)).toEqual([
      [
        'CommandProposed',
        {
          ...{ ...DATA, hash: sha256(canonical({ command: 'transfer-units', data: MOVE })) },
          ...{ expires: '2026-06-04T00:00:00.000Z', notBefore: '2026-06-01T00:00:00.000Z', blocks: [BLOCK] },
        },
      ],
    ]);
    expect(outcome.events[0]).toMatchObject({ actor: 'efua', authority: 'holder:GHA-H1', approver: null });
    expect([...story.book.units.heldBy('GHA-H1')].map(({ last, reservedBy }) => [last, reservedBy])).toEqual([
      [900n, null],
      [1_000n, 'P-1'],
    ]);
  });

  it('moves nothing yet', async () => {
    const story = await fourEyes();
    await propose(story);
    expect([story.holding('GHA-H1'), story.holding('CHE-H1'), story.adjusted('GHA')]).toEqual([1_000n, 0n, [0n, 0n]]);
  });

  it('keeps what is reserved out of any other movement until it expires (R-81)', async () => {
    const story = await fourEyes();
    const conflictsWith = lastRevision(await propose(story));
    const again = await propose(story, { proposal: 'P-2', data: { ...MOVE, units: { blocks: ['UN01-GHA-10471-2021-1000-1000'] } } });
    const names = { blocks: ['UN01-GHA-10471-2021-1000-1000'], conflictsWith };
    expect(again).toMatchObject({ refusal: 'units-reserved', names });
    expect((await propose(story, { proposal: 'P-2', data: { ...MOVE, units: { quantity: '901' } } })).refusal).toBe('insufficient-units');
    story.at('2026-06-03T23:59:59.999Z');
    const block = { ...MOVE, units: { blocks: [BLOCK] } };
    expect((await propose(story, { proposal: 'P-2', data: block })).refusal).toBe('units-reserved');
    story.at('2026-06-04T00:00:00.000Z');
    expect((await propose(story, { proposal: 'P-2', data: block })).refusal).toBeNull();
  });

  it('waits the hours of the policy where a transfer needs a second person (R-80), and no other command', async () => {
    const story = await fourEyes({ delay: '26' });
    const transfer = await propose(story);
    expect(transfer.events[0]?.data).toMatchObject({ notBefore: '2026-06-02T02:00:00.000Z', expires: '2026-06-04T00:00:00.000Z' });
    const role = { proposal: 'P-2', command: 'grant-role', data: { actor: 'x', role: 'auditor' } };
    expect((await propose(story, role, 'alice')).events[0]?.data).toMatchObject({ notBefore: '2026-06-01T00:00:00.000Z', blocks: [] });
    const inside = { ...MOVE, to: 'GHA-H2' };
    const within = await propose(story, { proposal: 'P-3', data: inside });
    expect(within.events[0]?.data).toMatchObject({ notBefore: '2026-06-01T00:00:00.000Z' });
  });

  it('ends when it says, in the future', async () => {
    const story = await fourEyes();
    const now = await propose(story, { expires: '2026-06-01T00:00:00Z' });
    expect(findings(now)).toEqual([['/expires', 'date-in-the-past']]);
    const soon = await propose(story, { expires: '2026-06-01T00:00:00.001Z' });
    expect(soon.events[0]?.data).toMatchObject({ expires: '2026-06-01T00:00:00.001Z' });
    const late = await propose(story, { proposal: 'P-2', expires: '2026-06-10T12:00:00Z' });
    expect(late.events[0]?.data).toMatchObject({ expires: '2026-06-10T12:00:00.000Z' });
  });

  it('ends after its delay: it could never be approved otherwise (R-80)', async () => {
    const story = await fourEyes({ delay: '26' });
    const never = await propose(story, { expires: '2026-06-02T02:00:00Z' });
    expect(findings(never)).toEqual([['/expires', 'period-reversed']]);
    expect((await propose(story, { data: { ...MOVE, to: 'GHA-H2' }, expires: '2026-06-02T02:00:00Z' })).refusal).toBeNull();
    const just = await propose(story, { proposal: 'P-2', expires: '2026-06-02T02:00:00.001Z' });
    expect(just.refusal).toBeNull();
  });

  it('takes a code that was never used, said before anything about the command and after its own time', async () => {
    const story = await fourEyes();
    const conflictsWith = lastRevision(await propose(story));
    await story.accept('withdraw', { proposal: 'P-1', reason }, { actor: 'efua' });
    expect(findings(await propose(story, { expires: '2026-06-01T00:00:00Z' }))).toEqual([['/expires', 'date-in-the-past']]);
    const again = await propose(story, { data: { ...MOVE, to: 'NONE' } });
    expect(again).toMatchObject({ refusal: 'already-exists', names: { conflictsWith: conflictsWith + 1n } });
  });

  it.each([
    [{ to: 'NONE' }, 'unknown-account'],
    [{ to: 'GHA-H1' }, 'same-account'],
    [{ units: { quantity: '1001' } }, 'insufficient-units'],
    [{ to: 'CHE-NDC' }, 'account-not-entitled'],
  ])('refuses what the command itself refuses: %j', async (members, refusal) => {
    expect((await propose(await fourEyes(), { data: { ...MOVE, ...members } })).refusal).toBe(refusal);
  });

  it('is for those who may give the command', async () => {
    const story = await fourEyes();
    for (const actor of ['urs', 'ghana', 'alice', 'nobody']) expect((await propose(story, {}, actor)).refusal).toBe('forbidden');
    expect((await propose(story, {}, 'kofi')).refusal).toBeNull();
  });

  it('proposes a command that needs no approval too', async () => {
    const story = await fourEyes();
    const account = { command: 'suspend-account', data: { account: 'GHA-H1', reason } };
    expect((await propose(story, account, 'alice')).refusal).toBeNull();
  });

  it.each(['open-registry', 'propose', 'approve', 'decline', 'withdraw', 'offer-units'])('proposes no %s', async (command) => {
    const wrong = await propose(await fourEyes(), { command, data: {} }, 'alice');
    expect(findings(wrong)).toEqual([['/command', 'enum']]);
  });

  it("finds what is wrong with the command's data at its place", async () => {
    const story = await fourEyes();
    const form = await propose(story, { data: { from: 'GHA-H1', to: 'x', units: { quantity: 5 }, extra: true } });
    expect((findings(form) as string[][]).sort()).toEqual([
      ['/data/extra', 'unknown-field'],
      ['/data/to', 'identifier-format'],
      ['/data/units/quantity', 'quantity-must-be-string'],
    ]);
    expect(findings(await propose(story, { data: { ...MOVE, units: {} } }))).toEqual([['/data/units', 'units-form']]);
    expect(findings(await propose(story, { data: [] }))).toEqual([['/data', 'validation-failed']]);
    expect(findings(await propose(story, { expires: '2026-06-02T24:00:00Z' }))).toEqual([['/expires', 'time-format']]);
  });
});
