import { describe, expect, it } from '@jest/globals';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { everyMovementRefuses } from './every-movement.js';
import { issue, movements, UNITS } from '../../support/movements.js';
import { everyStoryReplays } from '../../support/replay.js';
import { authorization } from '../../support/samples.js';

const reason = { code: 'other' };
const transfer = (story: Scenario, to: string, units: object, from = 'GHA-H1'): Promise<Outcome> =>
  story.give('transfer-units', { from, to, units });
const refusalOf = async (story: Scenario, to: string, ...blocks: string[]): Promise<string | null> =>
  (await transfer(story, to, { blocks })).refusal;

describe('transfer-units refuses', () => {
  everyStoryReplays();
  everyMovementRefuses({ command: 'transfer-units', data: { from: 'GHA-H1', to: 'GHA-H2' }, cers: {} });

  it.each(['CHE-NDC', 'CHE-IMP', 'GHA-OP', 'PENDING', 'OMGE-MANDATORY', 'OMGE-VOLUNTARY', 'BUFFER', 'CANCELLATION-ADMINISTRATIVE'])(
    'to bring units into %s, which a transfer does not reach (R-06)',
    async (to) => {
      const story = await movements();
      const refused = { refusal: 'account-not-entitled', names: { account: to } };
      expect(await transfer(story, to, { blocks: [UNITS.ndc] })).toMatchObject(refused);
    },
  );

  it('to take units out of pending', async () => {
    const story = await movements();
    const lines = [{ component: 'CP-1', vintage: '2024', quantity: '10', authorization: 'A-NDC' }];
    await story.accept('issue-units', { issuance: 'I-PENDING', verification: 'V-1', lines });
    expect((await transfer(story, 'GHA-H1', { quantity: '10' }, 'PENDING')).refusal).toBe('account-not-entitled');
  });

  it('first transfers to a Party that does not participate, said after entitlement and before the authorization (R-63)', async () => {
    const story = await movements();
    await story.accept('authorize-units', authorization('A-GHA', 'GHA', '10471', { parties: ['RWA'] }));
    await issue(story, '2024', '10', { authorization: 'A-GHA' });
    await story.accept('update-party', { party: 'CHE', participating: false, reason });
    const blocks = ['UN01-GHA-10471-2024-1-10'];
    expect(await refusalOf(story, 'CHE-IMP', ...blocks)).toBe('account-not-entitled');
    expect(await transfer(story, 'CHE-H1', { blocks })).toMatchObject({ refusal: 'party-not-participating', names: { account: 'CHE-H1' } });
    expect(await refusalOf(story, 'CHE-H1', UNITS.mcu)).toBeNull();
    expect(await refusalOf(story, 'RWA-H1', ...blocks)).toBeNull();
    expect((await transfer(story, 'CHE-H1', { blocks }, 'RWA-H1')).refusal).toBeNull();
  });

  it('first transfers outside the authorization: its Parties and its last day (R-62)', async () => {
    const story = await movements();
    const limits = { parties: ['RWA'], usedUntil: '2026-06-30' };
    const { events } = await story.accept('authorize-units', authorization('A-LIMIT', 'GHA', '10471', limits));
    await issue(story, '2024', '30', { authorization: 'A-LIMIT' });
    const part = (first: number, last: number): string => `UN01-GHA-10471-2024-${first}-${last}`;
    const names = { conflictsWith: BigInt(events[0]!.revision), blocks: [part(1, 10)] };
    expect(await transfer(story, 'CHE-H1', { blocks: [part(1, 10)] })).toMatchObject({ refusal: 'authorization-not-in-force', names });
    story.at('2026-06-30T23:59:59.999Z');
    expect(await refusalOf(story, 'RWA-H1', part(1, 10))).toBeNull();
    story.at('2026-07-01T00:00:00.000Z');
    expect(await refusalOf(story, 'RWA-H1', part(11, 20))).toBe('authorization-not-in-force');
    expect(await refusalOf(story, 'GHA-H2', part(11, 20))).toBeNull();
  });

  it('what needs a second person last of all', async () => {
    const story = await movements();
    const approvals = [{ command: 'transfer-units', by: 'colleague' }];
    await story.accept('set-policy', { replaces: '1', policy: { approvals }, reason });
    expect((await transfer(story, 'CHE-H1', { quantity: '9999' })).refusal).toBe('insufficient-units');
    expect((await transfer(story, 'CHE-H1', { quantity: '1' })).refusal).toBe('approval-required');
    expect((await transfer(story, 'GHA-H2', { quantity: '1' })).refusal).toBeNull();
  });
});
