import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { eventsOf, findings } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { everyStoryReplays, remember } from '../../support/replay.js';
import { approval, authorization, component, party, programme, verification } from '../../support/samples.js';
import { Scenario, type Outcome } from '../../support/scenario.js';
import { opening, play, type Step } from '../../support/world.js';

const RENEWAL = { component: 'CP-1', noticeOn: '2025-10-01', start: '2026-01-01', end: '2030-12-31' };
const GOING_ON = { programme: '10471', start: '2026-01-01', end: '2030-12-31', deemedOn: '2025-12-01' };
const YEARS_4 = { type: 'renewable', start: '2021-01-01', end: '2024-12-31' };
const renew = (story: Scenario, members: object = {}): Promise<Outcome> => story.give('renew-component', { ...RENEWAL, ...members });

interface Setting {
  readonly programme?: object;
  readonly approval?: object;
  readonly component?: object;
  readonly policy?: object;
}

/** CP-1 of 10471, credited from 2021 to 2025 unless the setting says otherwise; the programme runs on to 2030, and it is 1 June 2026. */
const ready = async (setting: Setting = {}, renewals: readonly Step[] = [['renew-programme', GOING_ON]]): Promise<Scenario> => {
  const story = remember(await Scenario.empty());
  await play(story, [
    ['open-registry', opening('mechanism', { policy: setting.policy ?? {} })],
    ['register-party', party('GHA')],
    ['register-programme', programme('10471', setting.programme)],
    ['record-host-approval', approval('10471', 'GHA', setting.approval)],
    ['include-component', component('CP-1', '10471', 'GHA', setting.component)],
    ...renewals,
    ['authorize-units', authorization('A-1', 'GHA', '10471')],
  ]);
  return story;
};

describe('renew-component (R-26)', () => {
  everyStoryReplays();

  it('goes on with crediting from the day after', async () => {
    const story = await ready();
    expect(eventsOf(await renew(story))).toEqual([['ComponentRenewed', RENEWAL]]);
    expect(story.book.components.get('CP-1')).toMatchObject({
      crediting: { type: 'renewable', start: '2021-01-01', end: '2030-12-31' },
      renewals: [{ noticeOn: '2025-10-01', start: '2026-01-01', end: '2030-12-31' }],
    });
    expectLaws(story);
  });

  describe('refuses, in the order of its contract', () => {
    refusedInOrder({
      command: 'renew-component',
      ready: () => ready({}, []),
      data: RENEWAL,
      faults: [
        { refusal: 'invalid-input', wrong: (data) => ({ ...data, noticeOn: '2026-06-02' }) },
        { refusal: 'unknown-component', wrong: (data) => ({ ...data, component: 'CP-9' }) },
        {
          refusal: 'programme-not-active',
          given: (story) => story.accept('renew-programme', { ...GOING_ON, deemedOn: '2026-06-02' }),
        },
        { refusal: 'renewal-window', wrong: (data) => ({ ...data, noticeOn: data.noticeOn > '2026' ? data.noticeOn : '2025-04-04' }) },
        { refusal: 'crediting-period-invalid', wrong: (data) => ({ ...data, end: '2031-01-01' }), names: { component: 'CP-1' } },
      ],
    });
  });

  it('422: crediting that ends before it starts, and notice on a day to come', async () => {
    const story = await ready();
    expect(findings(await renew(story, { end: '2025-12-31' }))).toEqual([['/end', 'period-reversed']]);
    expect(findings(await renew(story, { noticeOn: '2026-06-02' }))).toEqual([['/noticeOn', 'date-in-the-future']]);
  });

  it('takes notice from 270 days before the end to one year after it', async () => {
    for (const [noticeOn, refusal] of [
      ['2025-04-04', 'renewal-window'],
      ['2025-04-05', null],
      ['2026-12-31', null],
      ['2027-01-01', 'renewal-window'],
    ] as const)
      expect([noticeOn, (await renew((await ready()).at('2027-02-01T00:00:00.000Z'), { noticeOn })).refusal]).toEqual([noticeOn, refusal]);
  });

  it.each([
    ['a gap', { start: '2026-01-02' }],
    ['an overlap', { start: '2025-12-31' }],
    ['more years than the rule has', { end: '2031-01-01' }],
  ])('R-20: never with %s', async (_, members) => {
    expect((await renew(await ready(), members)).refusal).toBe('crediting-period-invalid');
  });

  it.each([
    ['a fixed period', { component: { crediting: { type: 'fixed', start: '2021-01-01', end: '2025-12-31' } } }],
    ['a host that allows no renewals', { approval: { renewalsAllowed: false } }],
    ['a host that allows four years', { approval: { maximumCreditingYears: '4' }, component: { crediting: YEARS_4 } }],
  ])('R-20: never beyond %s', async (_, setting) => {
    const story = await ready(setting);
    const { end } = story.book.components.get('CP-1')?.crediting ?? { end: '' };
    const start = end === '2024-12-31' ? '2025-01-01' : '2026-01-01';
    const five = { noticeOn: end, start, end: `${Number(start.slice(0, 4)) + 4}-12-31` };
    expect((await renew(story, five)).refusal).toBe('crediting-period-invalid');
  });

  it('R-20: of a removal for fifteen years', async () => {
    const story = await ready({
      programme: { outcome: 'removals', start: '2010-01-01', end: '2025-12-31', mode: 'cdm' },
      component: {
        includedOn: '2010-01-01',
        start: '2010-01-01',
        crediting: { type: 'renewable', start: '2010-01-01', end: '2025-12-31' },
      },
    });
    expect((await renew(story, { end: '2046-01-01' })).refusal).toBe('crediting-period-invalid');
    expect((await renew(story, { end: '2045-12-31' })).refusal).toBeNull();
  });

  it('R-27: twice and not a third time, and never past the life of the programme', async () => {
    const story = (await ready({ programme: { start: '2021-01-01' } })).at('2036-01-01T00:00:00.000Z');
    await renew(story);
    expect((await renew(story, { noticeOn: '2030-12-31', start: '2031-01-01', end: '2035-12-31' })).refusal).toBeNull();
    expect((await renew(story, { noticeOn: '2035-12-31', start: '2036-01-01', end: '2040-12-31' })).refusal).toBe(
      'crediting-period-invalid',
    );
    expectLaws(story);

    const late = { includedOn: '2025-12-31', crediting: { type: 'renewable', start: '2027-01-01', end: '2031-12-31' } };
    const young = (await ready({ component: late })).at('2037-01-01T00:00:00.000Z');
    expect((await renew(young, { noticeOn: '2031-12-31', start: '2032-01-01', end: '2036-12-31' })).refusal).toBeNull();
    const last = { noticeOn: '2036-12-31', start: '2037-01-01' };
    expect((await renew(young, { ...last, end: '2041-01-01' })).refusal).toBe('crediting-period-invalid');
    expect((await renew(young, { ...last, end: '2040-12-31' })).refusal).toBeNull();
  });

  it('not when it was excluded', async () => {
    const story = await ready();
    await story.accept('exclude-component', { component: 'CP-1', cause: 'voluntary', effective: '2026-12-01' });
    expect((await renew(story)).refusal).toBe('crediting-period-invalid');
  });

  it('counts the renewals of what it was before', async () => {
    const story = (await ready()).at('2026-06-01T00:00:00.000Z');
    await renew(story);
    await story.accept('exclude-component', { component: 'CP-1', cause: 'voluntary', effective: '2026-06-01' });
    const crediting = { type: 'renewable', start: '2026-06-01', end: '2030-12-31' };
    await story.accept('include-component', component('CP-2', '10471', 'GHA', { formerly: 'CP-1', includedOn: '2026-06-01', crediting }));
    story.at('2036-01-01T00:00:00.000Z');
    const again = { component: 'CP-2', noticeOn: '2030-12-31', start: '2031-01-01', end: '2035-12-31' };
    expect((await renew(story, again)).refusal).toBeNull();
    const third = { component: 'CP-2', noticeOn: '2035-12-31', start: '2036-01-01', end: '2040-12-31' };
    expect((await renew(story, third)).refusal).toBe('crediting-period-invalid');
    expectLaws(story);
  });

  it('is the DOE that validated it', async () => {
    const story = await ready();
    expect((await story.give('renew-component', RENEWAL, { actor: 'nobody' })).refusal).toBe('forbidden');
    expect((await renew(story)).events[0]?.authority).toBe('doe:DOE-1');
  });
});

describe('what a renewal of crediting changes', () => {
  everyStoryReplays();
  const verify = (story: Scenario, code: string, years: Record<string, string>, members: object = {}): Promise<Outcome> =>
    story.give('verify-reductions', verification(code, '10471', 'GHA', 'CP-1', years, members));
  const FIVE = { 2021: '1', 2022: '1', 2023: '1', 2024: '1', 2025: '1' };
  const may = { period: { from: '2026-01-01', to: '2026-05-31' } };

  it('days of the new period are verified', async () => {
    const story = await ready({ policy: { nextPeriodGate: 'submitted' } });
    await verify(story, 'V-1', FIVE);
    expect((await verify(story, 'V-2', { 2026: '5' }, may)).refusal).toBe('component-not-active');
    await renew(story);
    expect((await verify(story, 'V-2', { 2026: '5' }, may)).refusal).toBeNull();
    expectLaws(story);
  });

  it('R-25: who validated it does not sign the first verification after it', async () => {
    const story = await ready({ policy: { nextPeriodGate: 'submitted' } });
    await verify(story, 'V-1', { 2021: '1' });
    expect((await verify(story, 'V-2', { 2022: '1' }, { verifiedBy: 'DOE-1' })).refusal).toBeNull();
    await renew(story);
    expect((await verify(story, 'V-3', { 2023: '1' }, { verifiedBy: 'DOE-1' })).refusal).toBe('doe-not-independent');
    await verify(story, 'V-3', { 2023: '1' });
    expect((await verify(story, 'V-4', { 2024: '1' }, { verifiedBy: 'DOE-1' })).refusal).toBeNull();
    expectLaws(story);
  });

  it('R-73: a negative result of the last period is carried on, where crediting goes on', async () => {
    const story = await ready({ policy: { nextPeriodGate: 'submitted' } });
    await renew(story);
    const { events } = await verify(story, 'V-1', { ...FIVE, 2025: '-30' });
    expect(events.map(({ type, data }) => [type, data['deficit']])).toEqual([['ReductionsVerified', '26']]);
    expectLaws(story);
  });

  it('R-32: a monitoring period may end with the first crediting period, and another begin with the second, where others go on', async () => {
    const early = { crediting: { type: 'renewable', start: '2021-01-01', end: '2024-06-30' } };
    const story = await ready({ component: early, policy: { nextPeriodGate: 'submitted' } });
    await story.accept('include-component', component('CP-2', '10471', 'GHA'));
    expect((await renew(story, { noticeOn: '2024-06-30', start: '2024-07-01', end: '2029-06-30' })).refusal).toBeNull();
    await story.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-2', FIVE, { batch: 'B-2' }));
    const first = { period: { from: '2021-01-01', to: '2024-06-30' } };
    const years = { 2021: '1', 2022: '1', 2023: '1', 2024: '1' };
    expect((await verify(story, 'V-2', { ...years }, { period: { from: '2021-01-01', to: '2024-05-31' } })).refusal).toBe(
      'batch-period-mismatch',
    );
    expect((await verify(story, 'V-2', years, first)).refusal).toBeNull();
    const second = { period: { from: '2024-07-01', to: '2025-12-31' } };
    expect((await verify(story, 'V-3', { 2024: '1', 2025: '1' }, second)).refusal).toBeNull();
    expectLaws(story);
  });
});
