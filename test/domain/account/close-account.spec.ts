import { describe, expect, it } from '@jest/globals';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { CERS, issue, movements, UNITS } from '../../support/movements.js';
import { eventsOf, findings } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { authorization } from '../../support/samples.js';

const reason = { code: 'other' };
/** Closes an account, after its holder said where its units go where `moveTo` is given. */
const close = async (story: Scenario, account: string, moveTo?: string): Promise<Outcome> => {
  const instructed = story.book.accounts.get(account)?.closure?.moveTo;
  if (moveTo !== undefined && moveTo !== instructed) await story.accept('instruct-closure', { account, moveTo });
  return story.give('close-account', { account });
};
const refusalOf = async (...closing: Parameters<typeof close>): Promise<string | null> => (await close(...closing)).refusal;
const suspended = async (...accounts: string[]): Promise<Scenario> => {
  const story = await movements();
  for (const account of accounts) await story.accept('suspend-account', { account, reason });
  return story;
};

describe('close-account', () => {
  everyStoryReplays();

  it('closes an empty account', async () => {
    const story = await movements();
    expect(eventsOf(await close(story, 'GHA-H2'))).toEqual([['AccountClosed', { account: 'GHA-H2', moveTo: null }]]);
    expect(story.book.accounts.get('GHA-H2')?.state).toBe('closed');
  });

  it('moves everything the account holds in the same act (R-10)', async () => {
    const story = await movements();
    const outcome = await close(story, 'GHA-H1', 'GHA-H2');
    expect(eventsOf(outcome)).toEqual([
      [
        'UnitsTransferred',
        {
          from: 'GHA-H1',
          to: 'GHA-H2',
          blocks: [CERS, UNITS.ndc, UNITS.any, UNITS.mcu],
          firstTransferred: [],
          reference: null,
          corrects: null,
        },
      ],
      ['AccountClosed', { account: 'GHA-H1', moveTo: 'GHA-H2' }],
    ]);
    expect([story.holding('GHA-H1'), story.holding('GHA-H2')]).toEqual([0n, 3_500n]);
  });

  it('moves it with its consequences where it goes to another Party', async () => {
    const story = await movements();
    const outcome = await close(story, 'GHA-H1', 'CHE-H1');
    expect(outcome.events.map(({ type }) => type)).toEqual([
      ...['UnitsTransferred', 'CorrespondingAdjustmentApplied', 'CorrespondingAdjustmentApplied', 'AccountClosed'],
    ]);
    expect(outcome.events[0]?.data['firstTransferred']).toEqual([UNITS.ndc, UNITS.any]);
    expect(story.adjusted('GHA')).toEqual([2_000n, 0n]);
  });

  it('empties a suspended account too', async () => {
    const story = await suspended('GHA-H1');
    expect(await refusalOf(story, 'GHA-H1', 'GHA-H2')).toBeNull();
  });

  it('is refused for an account that is not there', async () => {
    expect(await refusalOf(await movements(), 'NONE')).toBe('unknown-account');
  });

  it('goes where the holder said last, and whoever closes says nothing of it (REG 36)', async () => {
    const story = await movements();
    await story.accept('instruct-closure', { account: 'GHA-H1', moveTo: 'CHE-H1' });
    expect(findings(await story.give('close-account', { account: 'GHA-H1', moveTo: 'RWA-H1' }))).toEqual([['/moveTo', 'unknown-field']]);
    expect(eventsOf(await close(story, 'GHA-H1', 'GHA-H2')).at(-1)).toEqual(['AccountClosed', { account: 'GHA-H1', moveTo: 'GHA-H2' }]);
  });

  it("never closes the administrator's accounts", async () => {
    expect(await refusalOf(await movements(), 'BUFFER')).toBe('account-type-not-openable');
  });

  it('closes once', async () => {
    const story = await movements();
    await close(story, 'GHA-H2');
    expect(await refusalOf(story, 'GHA-H2')).toBe('nothing-to-change');
  });

  it('is refused where units are left and the holder did not say where they go', async () => {
    const story = await suspended('GHA-H1');
    expect(await close(story, 'GHA-H1')).toMatchObject({
      refusal: 'account-not-empty',
      names: { account: 'GHA-H1' },
    });
  });

  it('moves to another account that is active', async () => {
    const story = await suspended('GHA-H1', 'GHA-H2');
    const target = await close(story, 'GHA-H1', 'GHA-H2');
    expect(target).toMatchObject({ refusal: 'account-not-active', names: { account: 'GHA-H2' } });
  });

  it('never takes units out of a retirement account (R-07)', async () => {
    const story = await movements();
    await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [UNITS.ndc] } });
    await story.accept('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { blocks: [UNITS.ndc] } });
    expect(await refusalOf(story, 'CHE-NDC')).toBe('account-not-empty');
    expect(await refusalOf(story, 'CHE-NDC', 'CHE-H1')).toBe('double-use');
    expect(await refusalOf(story, 'CHE-H1')).toBeNull();
  });

  it('is refused while a unit of it is frozen, and then while one is reserved', async () => {
    const story = await movements();
    const data = { from: 'GHA-H1', to: 'GHA-H2', units: { blocks: [UNITS.any] } };
    const { events } = await story.accept('propose', { proposal: 'P-1', command: 'transfer-units', data });
    await story.accept('freeze-units', { blocks: [UNITS.ndc], reason });
    const frozen = await close(story, 'GHA-H1', 'GHA-H2');
    expect(frozen).toMatchObject({ refusal: 'units-frozen', names: { blocks: [UNITS.ndc] } });
    await story.accept('unfreeze-units', { blocks: [UNITS.ndc], reason });
    const reserved = await close(story, 'GHA-H1', 'GHA-H2');
    expect(reserved).toMatchObject({
      refusal: 'units-reserved',
      names: { blocks: [UNITS.any], conflictsWith: BigInt(events[0]!.revision) },
    });
    await story.accept('withdraw', { proposal: 'P-1', reason });
    expect(await refusalOf(story, 'GHA-H1', 'GHA-H2')).toBeNull();
  });

  it('moves to an account that may hold the units, of a Party that participates, within their authorization', async () => {
    const story = await movements();
    expect(await refusalOf(story, 'GHA-H1', 'CHE-NDC')).toBe('account-not-entitled');
    await story.accept('update-party', { party: 'CHE', participating: false, reason });
    expect(await refusalOf(story, 'GHA-H1', 'CHE-H1')).toBe('party-not-participating');
    expect(await refusalOf(story, 'GHA-H1', 'RWA-H1')).toBeNull();
  });

  it('moves abroad only what its authorization still covers (R-62)', async () => {
    const story = await movements();
    const { events } = await story.accept('authorize-units', authorization('A-SHORT', 'GHA', '10471', { usedUntil: '2026-06-30' }));
    await issue(story, '2024', '10', { authorization: 'A-SHORT', account: 'GHA-H2' });
    story.at('2026-07-01T00:00:00.000Z');
    const names = { blocks: ['UN01-GHA-10471-2024-1-10'], conflictsWith: BigInt(events[0]!.revision) };
    expect(await close(story, 'GHA-H2', 'CHE-H1')).toMatchObject({ refusal: 'authorization-not-in-force', names });
    expect(await refusalOf(story, 'GHA-H2', 'GHA-H1')).toBeNull();
  });
});
