import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { eventsOf, findings, revisionOf } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { choice, ghana, PERIOD } from './given.js';

describe('choose-adjustment-method (R-59)', () => {
  everyStoryReplays();

  it('records the method of an NDC period, with a trajectory where one is given', async () => {
    const trajectory = [
      { year: '2021', quantity: '900' },
      { year: '2030', quantity: '-10' },
    ];
    for (const [method, members] of [
      ['averaging', {}],
      ['trajectory', { trajectory }],
      ['multi-year', { trajectory }],
    ] as const) {
      const story = await ghana();
      expect(eventsOf(await story.accept('choose-adjustment-method', choice(method, members)))).toEqual([
        ['AdjustmentMethodChosen', { party: 'GHA', ndcPeriod: PERIOD, method, trajectory: null, ...members }],
      ]);
      expectLaws(story);
    }
  });

  it('is chosen once for a period, whatever it is: already-exists names the choice', async () => {
    const story = await ghana();
    const conflictsWith = revisionOf(await story.accept('choose-adjustment-method', choice('averaging')));

    for (const method of ['averaging', 'trajectory'])
      expect(await story.give('choose-adjustment-method', choice(method))).toMatchObject({
        refusal: 'already-exists',
        names: { conflictsWith },
      });
  });

  it('is not chosen any more once the period is final: it became final without one', async () => {
    const story = await ghana();
    const conflictsWith = revisionOf(await story.accept('finalize-period', { party: 'GHA', ndcPeriod: PERIOD }));

    expect(await story.give('choose-adjustment-method', choice('averaging'))).toMatchObject({
      refusal: 'already-exists',
      names: { conflictsWith },
    });
  });

  it('a trajectory and averaging are for periods of one target year', async () => {
    const story = await ghana('multi-year');

    for (const method of ['trajectory', 'averaging'])
      expect(findings(await story.give('choose-adjustment-method', choice(method)))).toEqual([['/method', 'method-not-allowed']]);
    expect((await story.give('choose-adjustment-method', choice('multi-year'))).refusal).toBeNull();
  });

  it('422: a period of the Party, and each of its years at most once', async () => {
    const story = await ghana();
    const wrong = async (members: object): Promise<unknown> =>
      findings(await story.give('choose-adjustment-method', choice('trajectory', members)));
    const years = (...of: string[]): object => ({ trajectory: of.map((year) => ({ year, quantity: '1' })) });

    expect(await wrong({ ndcPeriod: { first: '2021', last: '2029' } })).toEqual([['/ndcPeriod', 'no-such-period']]);
    expect(await wrong({ ndcPeriod: { first: '2030', last: '2021' } })).toEqual([['/ndcPeriod/last', 'period-reversed']]);
    expect(await wrong(years('2020', '2021', '2031'))).toEqual([
      ['/trajectory/0/year', 'outside-period'],
      ['/trajectory/2/year', 'outside-period'],
    ]);
    expect(await wrong(years('2021', '2022', '2021'))).toEqual([['/trajectory/2/year', 'duplicate']]);
    expect((await story.give('choose-adjustment-method', choice('trajectory', { party: 'CHE' }))).refusal).toBe('unknown-party');
  });
});
