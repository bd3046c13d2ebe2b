import { describe, expect, it } from '@jest/globals';
import { refusedInOrder } from '../../support/precedence.js';
import { Scenario } from '../../support/scenario.js';
import { programme } from '../../support/samples.js';

const give = async (members: object): Promise<string | null> =>
  (await (await Scenario.trial()).give('register-programme', programme('10471', members))).refusal;

describe('register-programme', () => {
  it('records the programme as it is registered, its risk rating if it has one', async () => {
    const scenario = await Scenario.trial();
    const activity = { scale: 'activity', area: null, storageYears: null };

    const plain = await scenario.accept('register-programme', programme('10471'));
    const risky = await scenario.accept('register-programme', programme('10472', { riskRatingBps: '1500' }));

    expect(plain.events.map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'ProgrammeRegistered', data: { ...programme('10471'), riskRatingBps: null, ...activity } },
    ]);
    expect(risky.events[0]?.data).toEqual({ ...programme('10472'), riskRatingBps: '1500', ...activity });
    expect(scenario.book.programmes.get('10472')).toMatchObject({ programme: '10472', riskRatingBps: '1500', verified: false });
  });

  it('records what it credits where that is more than activities, where, and how long removals stay', async () => {
    const scenario = await Scenario.trial();
    const scaled = programme('10471', { scale: 'jurisdiction', area: 'VOLTA', storageYears: '100' });

    const { events } = await scenario.accept('register-programme', scaled);

    expect(events[0]?.data).toEqual({ ...scaled, riskRatingBps: null });
    expect((await scenario.give('register-programme', programme('10472', { scale: 'planet' }))).refusal).toBe('invalid-input');
  });

  describe('refuses, in the order of its contract', () => {
    refusedInOrder({
      command: 'register-programme',
      ready: () => Scenario.trial(),
      data: programme('10471') as Record<string, string>,
      faults: [
        { refusal: 'already-exists', given: (scenario) => scenario.accept('register-programme', programme('10471')) },
        { refusal: 'programme-period-exceeded', wrong: (data) => ({ ...data, end: '2026-01-01' }) },
        {
          refusal: 'starts-too-early',
          wrong: (data) => ({ ...data, start: '2020-12-31', end: data['end'] === '2026-01-01' ? '2026-01-01' : '2025-12-30' }),
        },
      ],
    });
  });

  it.each([
    ['pacm', 'reductions', '2021-01-01', '2025-12-31', '2026-01-01'],
    ['pacm', 'removals', '2021-01-01', '2035-12-31', '2036-01-01'],
    ['cdm', 'reductions', '2008-07-01', '2015-06-30', '2015-07-01'],
    ['project', 'reductions', '2021-01-01', '2035-12-31', '2036-01-01'],
    ['pacm', 'reductions', '2024-02-29', '2029-02-28', '2029-03-01'],
  ])('R-21: the first period of a %s programme for %s from %s may end on %s, not on %s', async (mode, outcome, start, last, tooLate) => {
    expect(await give({ mode, outcome, start, end: last })).toBeNull();
    expect(await give({ mode, outcome, start, end: tooLate })).toBe('programme-period-exceeded');
  });

  it.each([
    ['pacm', '2021-01-01', '2020-12-31'],
    ['cdm', '2000-01-01', '1999-12-31'],
    ['project', '2000-01-01', '1999-12-31'],
  ])('R-19: a %s programme may begin on %s, not on %s', async (mode, earliest, tooEarly) => {
    expect(await give({ mode, start: earliest, end: earliest })).toBeNull();
    expect(await give({ mode, start: tooEarly, end: earliest })).toBe('starts-too-early');
  });

  it('422: a period that ends before it starts can never be valid; one of a single day can', async () => {
    const scenario = await Scenario.trial();

    expect(await scenario.give('register-programme', programme('10471', { end: '2020-12-31' }))).toMatchObject({
      refusal: 'invalid-input',
      names: { errors: [{ pointer: '/end', code: 'period-reversed' }] },
    });
    expect(await give({ end: '2021-01-01' })).toBeNull();
  });

  it('R-83: only the supervisor registers, and who may not is told nothing else', async () => {
    const scenario = await Scenario.trial();
    await scenario.accept('register-programme', programme('10471'));
    await scenario.accept('grant-role', { actor: 'board', role: 'supervisor' });

    expect((await scenario.give('register-programme', programme('10471'), { actor: 'stranger' })).refusal).toBe('forbidden');
    const { events } = await scenario.accept('register-programme', programme('10472'), { actor: 'board' });
    expect(events[0]).toMatchObject({ actor: 'board', authority: 'supervisor' });
  });
});
