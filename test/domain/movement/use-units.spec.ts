import { describe, expect, it } from '@jest/globals';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { everyMovementRefuses } from './every-movement.js';
import { CERS, issue, movements, UNITS } from '../../support/movements.js';
import { addition, eventsOf, ofVintage } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { authorization } from '../../support/samples.js';

const reason = { code: 'other' };
const use = (story: Scenario, members: object): Promise<Outcome> =>
  story.give('use-units', { from: 'GHA-H1', to: 'CHE-NDC', year: '2025', units: { blocks: [UNITS.ndc] }, ...members });
const subtraction = (members: object): [string, object] =>
  addition({ party: 'CHE', kind: 'subtraction', trigger: 'use', useYear: '2025', ...members });

describe('use-units', () => {
  everyStoryReplays();

  it('retires units towards an NDC: the host adds what is first transferred, the user subtracts (R-55)', async () => {
    const story = await movements();
    const moved = { from: 'GHA-H1', to: 'CHE-NDC', party: 'CHE', year: '2025', blocks: [UNITS.ndc], firstTransferred: [UNITS.ndc] };
    const adjusted = { ...ofVintage('2021', '1000'), blocks: [UNITS.ndc] };
    expect(eventsOf(await use(story, {}))).toEqual([['UnitsUsed', moved], addition(adjusted), subtraction(adjusted)]);
    expect([story.adjusted('GHA'), story.adjusted('CHE')]).toEqual([
      [1_000n, 0n],
      [0n, 1_000n],
    ]);
  });

  it('subtracts only, where the units were first transferred before', async () => {
    const story = await movements();
    await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [UNITS.ndc] } });
    const outcome = await use(story, { from: 'CHE-H1', units: { quantity: '400' }, year: '2021' });
    const blocks = ['UN01-GHA-10471-2021-601-1000'];
    expect(eventsOf(outcome)).toEqual([
      ['UnitsUsed', { from: 'CHE-H1', to: 'CHE-NDC', party: 'CHE', year: '2021', blocks, firstTransferred: [] }],
      subtraction({ ...ofVintage('2021', '400'), blocks, useYear: '2021' }),
    ]);
  });

  it('retires CERs without any adjustment', async () => {
    const story = await movements();
    const outcome = await use(story, { to: 'CHE-CER', year: '2020', units: { blocks: [CERS] } });
    expect(eventsOf(outcome)).toEqual([
      ['UnitsUsed', { from: 'GHA-H1', to: 'CHE-CER', party: 'CHE', year: '2020', blocks: [CERS], firstTransferred: [] }],
    ]);
  });

  it('states one subtraction for each authorization', async () => {
    const outcome = await use(await movements(), { units: { blocks: [UNITS.any, UNITS.ndc] } });
    expect(eventsOf(outcome).slice(3)).toEqual([
      subtraction({ ...ofVintage('2022', '1000'), blocks: [UNITS.any], authorization: 'A-ANY' }),
      subtraction({ ...ofVintage('2021', '1000'), blocks: [UNITS.ndc] }),
    ]);
  });
});

describe('use-units refuses', () => {
  everyStoryReplays();
  everyMovementRefuses({
    command: 'use-units',
    data: { from: 'GHA-H1', to: 'CHE-NDC', ...{ year: '2025' } },
    cers: { to: 'CHE-CER', year: '2018' },
  });

  it.each([
    ['into an account that is not for retirement', { to: 'GHA-H2' }, 'GHA-H2'],
    ['into a cancellation account', { to: 'CHE-IMP' }, 'CHE-IMP'],
    ['of units to the host itself', { to: 'GHA-NDC' }, 'GHA-NDC'],
    ['of MCUs', { units: { blocks: [UNITS.mcu] } }, 'CHE-NDC'],
    ['of CERs towards an NDC as AERs', { units: { blocks: [CERS] } }, 'CHE-NDC'],
    ['of AERs as CERs', { to: 'CHE-CER' }, 'CHE-CER'],
  ])('use %s (R-06, R-61)', async (_, members, account) => {
    expect(await use(await movements(), members)).toMatchObject({ refusal: 'account-not-entitled', names: { account } });
  });

  it('use by a Party that does not participate, said after entitlement and before the authorization (R-63)', async () => {
    const story = await movements();
    await story.accept('authorize-units', authorization('A-RWA', 'GHA', '10471', { parties: ['RWA'] }));
    await issue(story, '2024', '10', { authorization: 'A-RWA' });
    await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [UNITS.ndc] } });
    await story.accept('update-party', { party: 'CHE', participating: false, reason });
    expect((await use(story, { units: { blocks: [UNITS.mcu] } })).refusal).toBe('account-not-entitled');
    const refused = { refusal: 'party-not-participating', names: { account: 'CHE-NDC' } };
    expect(await use(story, { units: { quantity: '10', vintage: '2024' } })).toMatchObject(refused);
    expect(await use(story, { from: 'CHE-H1' })).toMatchObject(refused);
    expect(await use(story, { to: 'CHE-CER', year: '2019', units: { blocks: [CERS] } })).toMatchObject({
      refusal: 'party-not-participating',
    });
    await story.accept('update-party', { party: 'CHE', participating: true, reason });
    expect((await use(story, { from: 'CHE-H1' })).refusal).toBeNull();
  });

  it('use outside the authorization, even of units first transferred in time; said before the purpose (R-62)', async () => {
    const story = await movements();
    const limits = { parties: ['RWA', 'CHE'], usedUntil: '2026-06-30', purposes: ['OP'], firstTransfer: { oimp: 'issuance' } };
    const { events } = await story.accept('authorize-units', authorization('A-OP', 'GHA', '10471', limits));
    await issue(story, '2024', '10', { authorization: 'A-OP' });
    const blocks = ['UN01-GHA-10471-2024-1-10'];
    const conflictsWith = BigInt(events[0]!.revision);
    story.at('2026-07-01T00:00:00.000Z');
    expect(await use(story, { units: { blocks } })).toMatchObject({
      refusal: 'authorization-not-in-force',
      names: { blocks, conflictsWith },
    });
  });

  it('use for a Party the authorization does not name', async () => {
    const story = await movements();
    await story.accept('authorize-units', authorization('A-RWA', 'GHA', '10471', { parties: ['RWA'], usedUntil: '2026-06-01' }));
    await issue(story, '2024', '10', { authorization: 'A-RWA' });
    const units = { quantity: '10', vintage: '2024' };
    expect((await use(story, { units })).refusal).toBe('authorization-not-in-force');
    const account = { account: 'RWA-NDC', type: 'retirement-ndc', party: 'RWA', ndcPeriod: { first: '2021', last: '2025' } };
    await story.accept('open-account', account);
    expect((await use(story, { to: 'RWA-NDC', units })).refusal).toBeNull();
  });

  it('use for a purpose that is not authorized, said before the period (R-60)', async () => {
    const story = await movements();
    const op = { purposes: ['OP'], firstTransfer: { oimp: 'issuance' } };
    await story.accept('authorize-units', authorization('A-OP', 'GHA', '10471', op));
    await issue(story, '2024', '10', { authorization: 'A-OP' });
    const blocks = ['UN01-GHA-10471-2024-1-10'];
    const refused = { refusal: 'purpose-not-authorized', names: { blocks } };
    expect(await use(story, { units: { blocks: [UNITS.any, ...blocks] }, year: '2031' })).toMatchObject(refused);
    expect((await use(story, { units: { blocks: [UNITS.any] } })).refusal).toBeNull();
  });

  it.each([
    ['2020', 'vintage-outside-period'],
    ['2021', null],
    ['2025', null],
    ['2026', 'vintage-outside-period'],
  ])('or allows a year by the NDC period of the account: %s', async (year, refusal) => {
    const outcome = await use(await movements(), { year });
    expect(outcome.refusal).toBe(refusal);
    if (refusal) expect(outcome.names).toEqual({ account: 'CHE-NDC' });
  });

  it('a vintage of another NDC period than the account is for (R-60)', async () => {
    const story = await movements();
    const next = { account: 'CHE-NEXT', type: 'retirement-ndc', party: 'CHE', ndcPeriod: { first: '2026', last: '2030' } };
    await story.accept('open-account', next);
    const outcome = await use(story, { to: 'CHE-NEXT', year: '2026', units: { blocks: [UNITS.any, UNITS.ndc] } });
    const names = { account: 'CHE-NEXT', blocks: [UNITS.any, UNITS.ndc] };
    expect(outcome).toMatchObject({ refusal: 'vintage-outside-period', names });
  });
});
