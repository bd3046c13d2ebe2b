import { describe, expect, it } from '@jest/globals';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { expectLaws } from '../../support/check-laws.js';
import { lastObligation, owes, ownUnits } from '../../support/obligations.js';
import { play } from '../../support/world.js';
import { everyMovementRefuses } from './every-movement.js';
import { abroad, CERS, issue, movements, UNITS } from '../../support/movements.js';
import { addition, eventsOf, findings, ofVintage } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { authorization } from '../../support/samples.js';

const reason = { code: 'other' };
const ACCOUNTS: Record<string, string> = {
  IMP: 'GHA-IMP',
  OP: 'GHA-OP',
  OMGE: 'OMGE-VOLUNTARY',
  voluntary: 'CANCELLATION-VOLUNTARY',
  administrative: 'CANCELLATION-ADMINISTRATIVE',
};
const cancel = (story: Scenario, purpose: string, block: string, members: object = {}): Promise<Outcome> =>
  story.give('cancel-units', { from: 'GHA-H1', to: ACCOUNTS[purpose], purpose, units: { blocks: [block] }, ...members });
const cancelled = (purpose: string, block: string, members: object = {}): [string, object] => [
  'UnitsCancelled',
  {
    ...{ from: 'GHA-H1', to: ACCOUNTS[purpose], purpose, blocks: [block], firstTransferred: [] },
    ...{ beneficiary: null, document: null, discharges: null },
    ...members,
  },
];

describe('cancel-units', () => {
  everyStoryReplays();

  it.each([
    ['IMP', UNITS.any, 'use-or-cancellation', 'A-ANY', '2022'],
    ['OP', UNITS.any, 'use-or-cancellation', 'A-ANY', '2022'],
    ['OMGE', UNITS.ndc, 'omge', 'A-NDC', '2021'],
  ])('for %s first transfers authorized units, and the host adds them', async (purpose, block, trigger, under, vintage) => {
    const adjusted = addition({ ...ofVintage(vintage, '1000'), blocks: [block], trigger, authorization: under });
    expect(eventsOf(await cancel(await movements(), purpose, block))).toEqual([
      cancelled(purpose, block, { firstTransferred: [block] }),
      adjusted,
    ]);
  });

  it.each([
    ['voluntary', UNITS.mcu],
    ['voluntary', CERS],
    ['administrative', UNITS.mcu],
    ['administrative', CERS],
    ['administrative', UNITS.ndc],
  ])('for %s purposes only takes the units out of use: %s', async (purpose, block) => {
    const story = await movements();
    expect(eventsOf(await cancel(story, purpose, block))).toEqual([cancelled(purpose, block)]);
    expect(story.adjusted('GHA')).toEqual([0n, 0n]);
  });

  it.each(['IMP', 'OP'])("never into another Party's account: %s (R-61)", async (purpose) => {
    const story = await abroad();
    const at = (from: string, to: string): Promise<Outcome> => cancel(story, purpose, UNITS.any, { from, to });
    expect(await at('CHE-H1', `GHA-${purpose}`)).toMatchObject({ refusal: 'account-not-entitled', names: { account: `GHA-${purpose}` } });
    expect((await at('CHE-H1', `CHE-${purpose}`)).refusal).toBeNull();
  });

  it('records for whom and on what evidence', async () => {
    const members = {
      beneficiary: { scheme: 'LEI', identifier: '5493001KJTIIGC8Y1R12', country: 'CHE', name: 'Acme AG' },
      document: { sha256: 'c'.repeat(64) },
    };
    const outcome = await cancel(await movements(), 'voluntary', UNITS.mcu, members);
    expect(eventsOf(outcome)).toEqual([cancelled('voluntary', UNITS.mcu, members)]);
  });
});

describe('cancel-units that discharges an obligation (R-37)', () => {
  everyStoryReplays();

  const owing = async (): Promise<Scenario> => {
    const story = await movements();
    await play(story, owes(100, { distribution: [{ account: 'GHA-H1', quantity: '100' }] }));
    return story;
  };
  const part = (block: string, last: number): string => block.replace('-1-1000', `-1-${last}`);

  it('says in the same act what it met, whoever cancels', async () => {
    const story = await owing();
    const obligation = lastObligation(story);
    const block = part(UNITS.any, 40);

    const outcome = await cancel(story, 'administrative', block, { discharges: obligation });

    expect(eventsOf(outcome)).toEqual([
      cancelled('administrative', block, { discharges: obligation }),
      ['ReplacementObligationDischarged', { obligation, quantity: '40', blocks: [block] }],
    ]);
    expect(outcome.events[0]?.authority).toBe('holder:GHA-H1');
    expect(story.book.obligations.get(obligation)?.discharged).toBe(40n);
    expectLaws(story);
  });

  it.each([
    ['voluntary', UNITS.mcu],
    ['OMGE', UNITS.ndc],
    ['OP', UNITS.any],
  ])('is administrative: not %s', async (purpose, block) => {
    const story = await owing();
    const obligation = lastObligation(story);
    const refused = { refusal: 'account-not-entitled', names: { account: ACCOUNTS[purpose], obligation } };
    expect(await cancel(story, purpose, part(block, 1), { discharges: obligation })).toMatchObject(refused);
    expect((await cancel(story, purpose, part(block, 1))).refusal).toBeNull();
  });

  it('is of other units, and no more of them than are open', async () => {
    const story = await owing();
    const obligation = lastObligation(story);
    const meet = (block: string): Promise<Outcome> => cancel(story, 'administrative', block, { discharges: obligation });
    const own = { obligation, component: 'CP-2', blocks: [ownUnits(1, 1)] };
    expect(await meet(ownUnits(1, 1))).toMatchObject({ refusal: 'account-not-entitled', names: own });
    expect(await meet(part(UNITS.any, 101))).toMatchObject({ refusal: 'exceeds-obligation', names: { obligation } });
    expect((await meet(part(UNITS.any, 100))).refusal).toBeNull();
    expect((await meet(part(UNITS.ndc, 1))).refusal).toBe('exceeds-obligation');
    expect((await cancel(story, 'administrative', ownUnits(1, 1))).refusal).toBeNull();
  });
});

describe('cancel-units refuses', () => {
  everyStoryReplays();
  everyMovementRefuses({
    command: 'cancel-units',
    data: { from: 'GHA-H1', to: 'CANCELLATION-ADMINISTRATIVE', ...{ purpose: 'administrative' } },
    cers: {},
  });

  it('to discharge an obligation there is not', async () => {
    const members = { discharges: 'O-1' };
    const story = await movements();
    expect((await cancel(story, 'voluntary', UNITS.mcu, members)).refusal).toBe('unknown-obligation');
    expect((await cancel(story, 'voluntary', UNITS.mcu, { ...members, to: 'NONE' })).refusal).toBe('unknown-account');
    expect((await cancel(story, 'voluntary', UNITS.mcu)).refusal).toBeNull();
  });

  it.each(Object.keys(ACCOUNTS))('to cancel for %s into the account of another purpose (R-06)', async (purpose) => {
    const story = await movements();
    for (const to of [...Object.values(ACCOUNTS), 'GHA-H2', 'CHE-NDC', 'OMGE-MANDATORY', 'CANCELLATION-REVERSAL'])
      if (to !== ACCOUNTS[purpose])
        expect(await cancel(story, purpose, UNITS.any, { to })).toMatchObject({ refusal: 'account-not-entitled', names: { account: to } });
  });

  it.each([
    ['IMP', UNITS.mcu],
    ['OP', CERS],
    ['OMGE', UNITS.mcu],
    ['OMGE', CERS],
    ['voluntary', UNITS.ndc],
  ])('units that the account may not hold: %s of %s (R-61)', async (purpose, block) => {
    expect((await cancel(await movements(), purpose, block)).refusal).toBe('account-not-entitled');
  });

  it('a Party that does not participate, said after entitlement and before the authorization (R-63)', async () => {
    const story = await movements();
    await story.accept('transfer-units', { from: 'GHA-H1', to: 'RWA-H1', units: { blocks: [UNITS.any] } });
    await story.accept('open-account', { account: 'RWA-IMP', type: 'cancellation-imp', party: 'RWA' });
    await story.accept('update-party', { party: 'GHA', participating: false, reason });
    expect((await cancel(story, 'IMP', UNITS.mcu)).refusal).toBe('account-not-entitled');
    const refused = { refusal: 'party-not-participating', names: { account: 'GHA-IMP' } };
    expect(await cancel(story, 'IMP', UNITS.ndc)).toMatchObject(refused);
    expect((await cancel(story, 'IMP', UNITS.any, { from: 'RWA-H1', to: 'RWA-IMP' })).refusal).toBeNull();
  });

  it('what the authorization no longer covers, said before its purposes (R-62)', async () => {
    const story = await movements();
    const { events } = await story.accept('authorize-units', authorization('A-SHORT', 'GHA', '10471', { usedUntil: '2026-06-30' }));
    await issue(story, '2024', '10', { authorization: 'A-SHORT' });
    const block = 'UN01-GHA-10471-2024-1-10';
    story.at('2026-06-30T12:00:00.000Z');
    expect((await cancel(story, 'OP', block)).refusal).toBe('purpose-not-authorized');
    story.at('2026-07-01T00:00:00.000Z');
    const names = { blocks: [block], conflictsWith: BigInt(events[0]!.revision) };
    expect(await cancel(story, 'OP', block)).toMatchObject({ refusal: 'authorization-not-in-force', names });
    expect((await cancel(story, 'OMGE', block)).refusal).toBe('authorization-not-in-force');
    expect((await cancel(story, 'administrative', block)).refusal).toBeNull();
  });

  it.each(['IMP', 'OP'])('%s where the host authorized another purpose (R-60)', async (purpose) => {
    const refused = { refusal: 'purpose-not-authorized', names: { blocks: [UNITS.ndc] } };
    expect(await cancel(await movements(), purpose, UNITS.ndc)).toMatchObject(refused);
  });

  it('administrative cancellation without a second person, where the policy asks for one', async () => {
    const story = await movements();
    await story.accept('set-policy', { replaces: '1', policy: { approvals: [{ command: 'cancel-units', by: 'colleague' }] }, reason });
    expect((await cancel(story, 'administrative', UNITS.ndc)).refusal).toBe('approval-required');
    expect((await cancel(story, 'voluntary', UNITS.mcu)).refusal).toBeNull();
  });

  it('a purpose there is not', async () => {
    expect(findings(await cancel(await movements(), 'NDC', UNITS.ndc, { to: 'GHA-H2' }))).toEqual([['/purpose', 'enum']]);
  });
});
