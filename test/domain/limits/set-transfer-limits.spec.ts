import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { findings, revisionOf } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import type { Scenario } from '../../support/scenario.js';
import { afterIssuance } from '../../support/stage.js';
import { document, limit, limits } from './given.js';

interface Data {
  readonly host: string;
  readonly period: { readonly first: string; readonly last: string };
  readonly classes: readonly object[];
  readonly effective: string;
  readonly budget?: string;
}

const COOKING = { class: 'COOKING', programmes: ['10471'], ratioBps: '5000' };

/** Of 100,000 units 7,000 levies and 20,000 others are first transferred; 2041 to 2045 are limited. */
const sold = async (): Promise<Scenario> => {
  const scenario = await afterIssuance();
  await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '20000' } });
  await limit(scenario, { period: { first: '2041', last: '2045' } });
  return scenario;
};

describe('set-transfer-limits', () => {
  describe('refuses', () => {
    refusedInOrder<Data>({
      command: 'set-transfer-limits',
      ready: sold,
      data: {
        ...{ host: 'GHA', period: { first: '2021', last: '2030' }, budget: '30000', classes: [COOKING] },
        ...{ countsLevies: true, document, effective: '2026-06-01' },
      },
      faults: [
        { refusal: 'unknown-party', wrong: (data) => ({ ...data, host: 'NOR' }) },
        { refusal: 'effective-in-the-past', wrong: (data) => ({ ...data, effective: '2026-05-31' }) },
        {
          refusal: 'limit-period-overlaps',
          wrong: (data) => ({ ...data, period: { first: '2021', last: '2041' } }),
          names: { host: 'GHA' },
        },
        { refusal: 'limit-below-transferred', wrong: (data) => ({ ...data, budget: '26999' }), names: { host: 'GHA', gone: '27000' } },
      ],
    });

    it('a ratio below what has left of an activity, naming it and how much that is', async () => {
      const scenario = await sold();
      const tight = { classes: [{ ...COOKING, ratioBps: '1999' }] };

      expect(await scenario.give('set-transfer-limits', limits(scenario, tight))).toMatchObject({
        refusal: 'limit-below-transferred',
        names: { host: 'GHA', class: 'COOKING', activity: '10471', gone: '20000' },
      });
      expect(await scenario.give('set-transfer-limits', limits(scenario, { otherwiseBps: '2699', countsLevies: true }))).toMatchObject({
        refusal: 'limit-below-transferred',
        names: { activity: '10471', gone: '27000' },
      });
      await limit(scenario, { classes: [{ ...COOKING, ratioBps: '2000' }] });
      expectLaws(scenario);
    });

    it('an activity in two classes, a class that stands there twice, and years the wrong way round', async () => {
      const scenario = await sold();
      const twice = { classes: [COOKING, { ...COOKING, class: 'OTHER' }] };

      expect(findings(await scenario.give('set-transfer-limits', limits(scenario, twice)))).toEqual([
        ['/classes/1/programmes/0', 'duplicate'],
      ]);
      const again = { classes: [COOKING, { ...COOKING, programmes: ['10472'] }] };
      expect(findings(await scenario.give('set-transfer-limits', limits(scenario, again)))).toEqual([['/classes/1/class', 'duplicate']]);
      const reversed = { period: { first: '2030', last: '2021' } };
      expect(findings(await scenario.give('set-transfer-limits', limits(scenario, reversed)))).toEqual([
        ['/period/last', 'period-reversed'],
      ]);
    });

    it('nothing-to-change where they were set so last', async () => {
      const scenario = await sold();
      await limit(scenario, { classes: [COOKING] });

      expect((await scenario.give('set-transfer-limits', limits(scenario, { classes: [COOKING] }))).refusal).toBe('nothing-to-change');
    });
  });

  it('states what it was given, what is absent as null, and the next takes its place whole', async () => {
    const scenario = await sold();
    const { events } = await limit(scenario, { classes: [COOKING] });
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      ['TransferLimitsSet', { ...limits(scenario, { classes: [COOKING] }), budget: null, otherwiseBps: null }],
    ]);

    const second = await limit(scenario, { budget: '27000', countsLevies: true });

    expect(scenario.book.limits.get('GHA 2021 2030')?.versions.at(-1)).toMatchObject({
      ...{ budget: '27000', classes: [], otherwiseBps: null, countsLevies: true, since: revisionOf(second) },
    });
    expectLaws(scenario);
  });

  it('is for the Party alone', async () => {
    const scenario = await sold();
    await scenario.accept('grant-role', { actor: 'gha', role: 'party', scope: 'GHA' });
    await scenario.accept('grant-role', { actor: 'che', role: 'party', scope: 'CHE' });

    expect((await scenario.give('set-transfer-limits', limits(scenario), { actor: 'che' })).refusal).toBe('forbidden');
    expect((await scenario.give('set-transfer-limits', limits(scenario), { actor: 'gha' })).refusal).toBeNull();
  });
});
