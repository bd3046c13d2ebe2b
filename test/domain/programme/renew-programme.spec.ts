import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { eventsOf } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { everyStoryReplays, remember } from '../../support/replay.js';
import { approval, component, party, programme, verification } from '../../support/samples.js';
import { Scenario, type Outcome } from '../../support/scenario.js';

const SECOND = { programme: '10471', start: '2026-01-01', end: '2030-12-31', deemedOn: '2025-12-01' };
const renew = (story: Scenario, members: object = {}): Promise<Outcome> => story.give('renew-programme', { ...SECOND, ...members });

/** Programme 10471 of Ghana, from 2021 to 2025 unless `members` say otherwise, approved as `under` says; it is 1 June 2026. */
const ready = async (members: object = {}, under: object = {}): Promise<Scenario> => {
  const story = remember(await Scenario.trial());
  await story.accept('register-party', party('GHA'));
  await story.accept('register-programme', programme('10471', members));
  await story.accept('record-host-approval', approval('10471', 'GHA', under));
  return story;
};
const include = (story: Scenario, code: string, members: object = {}): Promise<Outcome> =>
  story.give('include-component', component(code, '10471', 'GHA', members));
const on = (includedOn: string, end = '2030-12-31'): object => ({ includedOn, crediting: { type: 'renewable', start: '2026-06-01', end } });

describe('renew-programme (R-21)', () => {
  everyStoryReplays();

  it('goes on from the day after, for one more period', async () => {
    const story = await ready();
    expect(eventsOf(await renew(story))).toEqual([['ProgrammeRenewed', SECOND]]);
    expect(story.book.programmes.get('10471')).toMatchObject({
      start: '2021-01-01',
      end: '2030-12-31',
      renewals: [{ start: '2026-01-01' }],
    });
    expectLaws(story);
  });

  describe('refuses, in the order of its contract', () => {
    refusedInOrder({
      command: 'renew-programme',
      ready,
      data: SECOND,
      faults: [
        { refusal: 'unknown-programme', wrong: (data) => ({ ...data, programme: '99999' }) },
        { refusal: 'programme-period-exceeded', wrong: (data) => ({ ...data, end: '2031-01-01' }) },
      ],
    });
  });

  it('422: a period ends after it begins', async () => {
    expect(await renew(await ready(), { end: '2025-12-31' })).toMatchObject({
      refusal: 'invalid-input',
      names: { errors: [{ pointer: '/end', code: 'period-reversed' }] },
    });
  });

  it('leaves no gap and no overlap', async () => {
    const story = await ready();
    for (const start of ['2025-12-31', '2026-01-02']) expect((await renew(story, { start })).refusal).toBe('programme-period-exceeded');
    expect((await renew(story, { end: '2026-01-01' })).refusal).toBeNull();
    expect((await renew(story)).refusal).toBe('programme-period-exceeded');
  });

  it.each([
    ['pacm reductions', {}, ['2025', '2030', '2035', '2040'], '2045'],
    ['pacm removals', { outcome: 'removals', end: '2035-12-31' }, ['2035', '2050', '2065', '2080'], '2095'],
    ['cdm reductions', { mode: 'cdm', end: '2027-12-31' }, ['2027', '2034', '2041', '2048'], '2055'],
    ['cdm removals', { mode: 'cdm', outcome: 'removals', end: '2040-12-31' }, ['2040', '2060', '2080'], '2100'],
    ['a project', { mode: 'project' }, ['2025'], '2026'],
  ])('%s are renewed to the end of their life, and never beyond', async (_, members, ends, beyond) => {
    const story = await ready(members);
    const to = (before: string, end: string): Promise<Outcome> =>
      renew(story, { start: `${Number(before) + 1}-01-01`, end: `${end}-12-31` });
    for (const [i, end] of ends.slice(1).entries()) expect([end, (await to(ends[i] ?? '', end)).refusal]).toEqual([end, null]);
    expect((await to(ends.at(-1) ?? '', beyond)).refusal).toBe('programme-period-exceeded');
    expectLaws(story);
  });

  it('three times at most, however short its periods are', async () => {
    const story = await ready();
    for (const year of ['2026', '2027', '2028']) await renew(story, { start: `${year}-01-01`, end: `${year}-12-31` });
    expect((await renew(story, { start: '2029-01-01', end: '2029-12-31' })).refusal).toBe('programme-period-exceeded');
  });

  it('is the Supervisory Body', async () => {
    expect((await (await ready()).give('renew-programme', SECOND, { actor: 'nobody' })).refusal).toBe('forbidden');
  });
});

describe('what a renewal changes', () => {
  everyStoryReplays();

  it('R-15: components are included on the days of the new period, once it is deemed', async () => {
    const story = await ready();
    expect((await include(story, 'CP-1', on('2026-05-31'))).refusal).toBe('programme-not-active');
    await renew(story, { deemedOn: '2026-05-31' });
    expect(await include(story, 'CP-1', on('2026-01-01'))).toMatchObject({
      refusal: 'programme-not-active',
      names: { conflictsWith: story.book.programmes.get('10471')?.renewals[0]?.revision },
    });
    expect((await include(story, 'CP-1', on('2026-05-30'))).refusal).toBe('programme-not-active');
    expect((await include(story, 'CP-1', on('2026-05-31'))).refusal).toBeNull();
    expect((await include(story, 'CP-2', { includedOn: '2025-12-31', ...on('2025-12-31') })).refusal).toBeNull();
    expectLaws(story);
  });

  it('R-21: days of the new period are verified, those before the renewal was deemed as well', async () => {
    const story = await ready();
    await include(story, 'CP-1', { includedOn: '2025-12-01', crediting: { type: 'renewable', start: '2025-12-01', end: '2030-11-30' } });
    const verify = (): Promise<Outcome> =>
      story.give(
        'verify-reductions',
        verification('V-1', '10471', 'GHA', 'CP-1', { 2025: '5', 2026: '5' }, { period: { from: '2025-12-01', to: '2026-01-31' } }),
      );
    expect((await verify()).refusal).toBe('programme-not-active');
    await renew(story, { deemedOn: '2026-05-01' });
    expect((await verify()).refusal).toBeNull();
    expectLaws(story);
  });

  it('R-20: a host that allows no renewals has its components credited to the end of the period that it approved', async () => {
    const story = await ready({}, { renewalsAllowed: false });
    await renew(story);
    expect((await include(story, 'CP-1', on('2026-05-31', '2030-12-31'))).refusal).toBe('crediting-period-invalid');
    const before = { type: 'renewable', start: '2025-06-01', end: '2025-12-31' };
    expect((await include(story, 'CP-1', { includedOn: '2025-06-01', crediting: before })).refusal).toBeNull();
    await story.accept('record-host-approval', approval('10471', 'GHA', { renewalsAllowed: false, maximumAnnualAmount: '900000' }));
    expect((await include(story, 'CP-2', on('2026-05-31', '2030-12-31'))).refusal).toBeNull();
    expect((await include(story, 'CP-3', on('2026-05-31', '2031-01-01'))).refusal).toBe('crediting-period-invalid');
    expectLaws(story);
  });
});
