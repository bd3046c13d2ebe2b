import { describe, expect, it } from '@jest/globals';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { everyMovementRefuses } from './every-movement.js';
import { abroad, CERS, issue, movements, UNITS } from '../../support/movements.js';
import { addition, eventsOf, ofVintage } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { authorization } from '../../support/samples.js';
import { afterIssuance, openSink } from '../../support/stage.js';

const reason = { code: 'other' };
const use = (story: Scenario, members: object): Promise<Outcome> =>
  story.give('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { blocks: [UNITS.ndc] }, ...members });
const subtraction = (members: object): [string, object] =>
  addition({ party: 'CHE', kind: 'subtraction', trigger: 'use', useYear: '2025', ...members });
/** Authorizes units as `members` say and issues ten of them, of 2024, to an account. */
const issued = async (story: Scenario, code: string, members: object, account = 'CHE-H1'): Promise<bigint> => {
  const { events } = await story.accept('authorize-units', authorization(code, 'GHA', '10471', members));
  await issue(story, '2024', '10', { authorization: code, account });
  return BigInt(events[0]!.revision);
};
const RWANDAN = { account: 'RWA-NDC', type: 'retirement-ndc', party: 'RWA', ndcPeriod: { first: '2021', last: '2025' } };
const OF_2024 = ['UN01-GHA-10471-2024-1-10'];

describe('use-units', () => {
  everyStoryReplays();

  it('retires units towards an NDC: the host added them when they came, the user subtracts (R-55)', async () => {
    const story = await abroad();
    const outcome = await use(story, { units: { quantity: '400', vintage: '2021' }, year: '2021' });
    const blocks = ['UN01-GHA-10471-2021-601-1000'];
    expect(eventsOf(outcome)).toEqual([
      ['UnitsUsed', { from: 'CHE-H1', to: 'CHE-NDC', party: 'CHE', year: '2021', blocks, firstTransferred: [] }],
      subtraction({ ...ofVintage('2021', '400'), blocks, useYear: '2021' }),
    ]);
    expect([story.adjusted('GHA'), story.adjusted('CHE')]).toEqual([
      [2_000n, 0n],
      [0n, 400n],
    ]);
  });

  it('retires CERs without any adjustment', async () => {
    const outcome = await use(await abroad(), { to: 'CHE-CER', year: '2020', units: { blocks: [CERS] } });
    expect(eventsOf(outcome)).toEqual([
      ['UnitsUsed', { from: 'CHE-H1', to: 'CHE-CER', party: 'CHE', year: '2020', blocks: [CERS], firstTransferred: [] }],
    ]);
  });

  it('states one subtraction for each authorization', async () => {
    const outcome = await use(await abroad(), { units: { blocks: [UNITS.any, UNITS.ndc] } });
    expect(eventsOf(outcome).slice(1)).toEqual([
      subtraction({ ...ofVintage('2022', '1000'), blocks: [UNITS.any], authorization: 'A-ANY' }),
      subtraction({ ...ofVintage('2021', '1000'), blocks: [UNITS.ndc] }),
    ]);
  });

  it('uses the adaptation share towards the target of any Party but the host', async () => {
    const story = await afterIssuance();
    await openSink(story, 'CHE-NDC', 'retirement-ndc', 'CHE');
    await openSink(story, 'GHA-NDC', 'retirement-ndc', 'GHA');
    const share = { from: 'ADAPTATION-SHARE', units: { quantity: '100' } };
    expect((await use(story, { ...share, to: 'GHA-NDC' })).refusal).toBe('account-not-entitled');
    expect((await use(story, share)).refusal).toBeNull();
    expect(story.adjusted('CHE')).toEqual([0n, 100n]);
  });
});

describe('use-units refuses', () => {
  everyStoryReplays();
  everyMovementRefuses({
    command: 'use-units',
    ready: abroad,
    data: { from: 'CHE-H1', to: 'CHE-NDC', ...{ year: '2025' } },
    cers: { to: 'CHE-CER', year: '2018' },
  });

  it.each([
    ['into an account that is not for retirement', { to: 'GHA-H2' }, 'GHA-H2'],
    ['into a cancellation account', { to: 'CHE-IMP' }, 'CHE-IMP'],
    ["towards another Party's target", { to: 'RWA-NDC' }, 'RWA-NDC'],
    ['of units to the host itself', { to: 'GHA-NDC' }, 'GHA-NDC'],
    ['of MCUs', { units: { blocks: [UNITS.mcu] } }, 'CHE-NDC'],
    ['of CERs towards an NDC as AERs', { units: { blocks: [CERS] } }, 'CHE-NDC'],
    ['of AERs as CERs', { to: 'CHE-CER' }, 'CHE-CER'],
  ])('use %s (R-06, R-61)', async (_, members, account) => {
    const story = await abroad();
    await story.accept('open-account', RWANDAN);
    expect(await use(story, members)).toMatchObject({ refusal: 'account-not-entitled', names: { account } });
  });

  it.each(['CHE-NDC', 'GHA-NDC'])("use of units in the host's own account: towards %s", async (to) => {
    expect(await use(await movements(), { from: 'GHA-H1', to })).toMatchObject({ refusal: 'account-not-entitled', names: { account: to } });
  });

  it('use by a Party that does not participate, said after entitlement and before the authorization (R-63)', async () => {
    const story = await abroad();
    await issued(story, 'A-SHORT', { usedUntil: '2026-06-30' });
    story.at('2026-07-01T00:00:00.000Z');
    await story.accept('update-party', { party: 'CHE', participating: false, reason });
    expect((await use(story, { units: { blocks: [UNITS.mcu] } })).refusal).toBe('account-not-entitled');
    const refused = { refusal: 'party-not-participating', names: { account: 'CHE-NDC' } };
    expect(await use(story, { units: { blocks: OF_2024 } })).toMatchObject(refused);
    expect(await use(story, {})).toMatchObject(refused);
    expect((await use(story, { to: 'CHE-CER', year: '2019', units: { blocks: [CERS] } })).refusal).toBe('party-not-participating');
    await story.accept('update-party', { party: 'CHE', participating: true, reason });
    expect((await use(story, {})).refusal).toBeNull();
  });

  it('use outside the authorization, even of units first transferred in time; said before the purpose (R-62)', async () => {
    const story = await abroad();
    const limits = { parties: ['RWA', 'CHE'], usedUntil: '2026-06-30', purposes: ['OP'], firstTransfer: { oimp: 'issuance' } };
    const conflictsWith = await issued(story, 'A-OP', limits);
    story.at('2026-07-01T00:00:00.000Z');
    expect(await use(story, { units: { blocks: OF_2024 } })).toMatchObject({
      refusal: 'authorization-not-in-force',
      names: { blocks: OF_2024, conflictsWith },
    });
  });

  it('use for a Party the authorization does not name', async () => {
    const story = await abroad();
    await issued(story, 'A-RWA', { parties: ['RWA'] }, 'RWA-H1');
    await story.accept('transfer-units', { from: 'RWA-H1', to: 'CHE-H1', units: { quantity: '4' } });
    const units = { vintage: '2024' };
    expect((await use(story, { units: { ...units, quantity: '4' } })).refusal).toBe('authorization-not-in-force');
    await story.accept('open-account', RWANDAN);
    expect((await use(story, { from: 'RWA-H1', to: 'RWA-NDC', units: { ...units, quantity: '6' } })).refusal).toBeNull();
  });

  it('use for a purpose that is not authorized, said before the period (R-60)', async () => {
    const story = await abroad();
    await issued(story, 'A-OP', { purposes: ['OP'], firstTransfer: { oimp: 'issuance' } });
    const refused = { refusal: 'purpose-not-authorized', names: { blocks: OF_2024 } };
    expect(await use(story, { units: { blocks: [UNITS.any, ...OF_2024] }, year: '2031' })).toMatchObject(refused);
    expect((await use(story, { units: { blocks: [UNITS.any] } })).refusal).toBeNull();
  });

  it.each([
    ['2020', 'vintage-outside-period'],
    ['2021', null],
    ['2025', null],
    ['2026', 'vintage-outside-period'],
  ])('or allows a year by the NDC period of the account: %s', async (year, refusal) => {
    const outcome = await use(await abroad(), { year });
    expect(outcome.refusal).toBe(refusal);
    if (refusal) expect(outcome.names).toEqual({ account: 'CHE-NDC' });
  });

  it('a year of a period that the Party no longer has', async () => {
    const story = await abroad();
    const now = (first: string, last: string): object => ({ ndcPeriods: [{ first, last, type: 'multi-year' }] });
    await story.accept('update-party', { party: 'CHE', ...now('2021', '2024'), reason });
    expect(await use(story, { year: '2024' })).toMatchObject({ refusal: 'vintage-outside-period', names: { account: 'CHE-NDC' } });
    await story.accept('update-party', { party: 'CHE', ...now('2021', '2025'), reason });
    expect((await use(story, { year: '2024' })).refusal).toBeNull();
  });

  it('a vintage of another NDC period than the account is for (R-60)', async () => {
    const story = await abroad();
    const next = { account: 'CHE-NEXT', type: 'retirement-ndc', party: 'CHE', ndcPeriod: { first: '2026', last: '2030' } };
    await story.accept('open-account', next);
    const outcome = await use(story, { to: 'CHE-NEXT', year: '2026', units: { blocks: [UNITS.any, UNITS.ndc] } });
    const names = { account: 'CHE-NEXT', blocks: [UNITS.any, UNITS.ndc] };
    expect(outcome).toMatchObject({ refusal: 'vintage-outside-period', names });
  });
});
