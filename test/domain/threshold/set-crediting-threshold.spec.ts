import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { revisionOf } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { verify, ready } from '../verification/given.js';
import { document, threshold, withdraw } from './given.js';

interface Data {
  readonly programme: string;
  readonly host: string;
  readonly years: readonly { vintage: string; baseline: string; threshold: string }[];
}

describe('set-crediting-threshold', () => {
  describe('refuses', () => {
    refusedInOrder<Data>({
      command: 'set-crediting-threshold',
      ready: () => ready(),
      data: threshold({ '2021': ['1000', '400'], '2022': ['900', '900'] }) as Data,
      faults: [
        { refusal: 'unknown-party', wrong: (data) => ({ ...data, host: 'NOR' }) },
        { refusal: 'unknown-programme', wrong: (data) => ({ ...data, programme: '99999' }) },
        { refusal: 'threshold-too-late', given: (scenario) => verify(scenario, 'V-1', { '2021': '5' }), names: { line: 1 } },
        {
          refusal: 'threshold-above-baseline',
          wrong: (data) => ({ ...data, years: data.years.map((year) => (year.vintage === '2022' ? { ...year, threshold: '901' } : year)) }),
          names: { line: 2 },
        },
      ],
    });

    it('threshold-too-late names the verification, until that is withdrawn', async () => {
      const scenario = await ready();
      const first = await verify(scenario, 'V-1', { '2021': '5' });
      const data = threshold({ '2021': ['1000', '400'] });

      expect((await scenario.give('set-crediting-threshold', data)).names).toMatchObject({ conflictsWith: revisionOf(first) });
      await withdraw(scenario, 'V-1');
      await scenario.accept('set-crediting-threshold', data);
      expectLaws(scenario);
    });

    it('nothing-to-change where all of it stands so, and a year that is stated twice', async () => {
      const scenario = await ready();
      const data = threshold({ '2021': ['1000', '400'] }) as Data;
      await scenario.accept('set-crediting-threshold', data);

      expect((await scenario.give('set-crediting-threshold', data)).refusal).toBe('nothing-to-change');
      expect(await scenario.give('set-crediting-threshold', { ...data, years: [...data.years, ...data.years] })).toMatchObject({
        refusal: 'invalid-input',
        names: { errors: [{ pointer: '/years/1/vintage', code: 'duplicate' }] },
      });
    });
  });

  it('is for the supervisor alone', async () => {
    const scenario = await ready();
    await scenario.accept('grant-role', { actor: 'gha', role: 'party', scope: 'GHA' });
    await scenario.accept('grant-role', { actor: 'sue', role: 'supervisor' });
    const data = threshold({ '2021': ['1000', '400'] });

    expect((await scenario.give('set-crediting-threshold', data, { actor: 'gha' })).refusal).toBe('forbidden');
    expect((await scenario.give('set-crediting-threshold', data, { actor: 'sue' })).refusal).toBeNull();
  });

  it('states what it was given, and a later one replaces it year by year', async () => {
    const scenario = await ready();
    const first = await scenario.accept('set-crediting-threshold', threshold({ '2021': ['1000', '400'], '2022': ['1000', '400'] }));
    expect(first.events.map(({ type, data }) => [type, data])).toEqual([
      ['CreditingThresholdSet', threshold({ '2021': ['1000', '400'], '2022': ['1000', '400'] })],
    ]);

    await scenario.accept('set-crediting-threshold', threshold({ '2022': ['-50', '-80'] }, 'symmetric'));

    expect(scenario.book.thresholds.get('10471 GHA 2021')).toMatchObject({ baseline: 1000n, threshold: 400n, mode: 'no-lose', document });
    expect(scenario.book.thresholds.get('10471 GHA 2022')).toMatchObject({ baseline: -50n, threshold: -80n, mode: 'symmetric' });
    expectLaws(scenario);
  });
});
