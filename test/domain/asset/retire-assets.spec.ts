import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { findings, lastRevision } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { component, verification } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { stage } from '../../support/stage.js';

type Json = Record<string, unknown>;
const claim = (of: string, assets: string[], from: string, until?: string): Json => ({
  ...{ component: of, assets, from },
  ...(until === undefined ? {} : { until }),
});
const retire = (of: string, assets: string[], until: string): Json => ({ component: of, assets, until });
const verified = (year: string, of = 'CP-1'): object => verification(`V-${of}-${year}`, '10471', 'GHA', of, { [year]: '5' });

/** CP-1, which claims from 2021 on and A-3 to the end of 2023, and CP-2, credited from 2023 on, which claims B-1. */
const ready = async (): Promise<Scenario> => {
  const scenario = await stage({ policy: { nextPeriodGate: 'submitted' } });
  await scenario.accept(
    'include-component',
    component('CP-2', '10471', 'GHA', { crediting: { type: 'renewable', start: '2023-01-01', end: '2025-12-31' } }),
  );
  await scenario.accept('register-assets', claim('CP-1', ['A-1', 'A-2'], '2021-01-01'));
  await scenario.accept('register-assets', claim('CP-1', ['A-3'], '2021-01-01', '2023-12-31'));
  await scenario.accept('register-assets', claim('CP-2', ['B-1'], '2021-01-01'));
  return scenario;
};
const give = (scenario: Scenario, ...of: Parameters<typeof retire>): ReturnType<Scenario['give']> =>
  scenario.give('retire-assets', retire(...of));
const untilOf = (scenario: Scenario, asset: string): (string | null)[] => scenario.book.assets.of(asset).map(({ until }) => until);

describe('retire-assets', () => {
  it('ends the claims with a day: another component may claim the assets from the next day on, and not from that day', async () => {
    const scenario = await ready();

    const { events } = await scenario.accept('retire-assets', retire('CP-1', ['A-2', 'A-3'], '2022-06-30'));

    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'AssetsRetired', data: { component: 'CP-1', assets: ['A-2', 'A-3'], until: '2022-06-30' } },
    ]);
    expect(['A-1', 'A-2', 'A-3'].map((asset) => untilOf(scenario, asset))).toEqual([[null], ['2022-06-30'], ['2022-06-30']]);
    expect((await scenario.give('register-assets', claim('CP-2', ['A-2'], '2022-06-30'))).refusal).toBe('double-asset-claim');
    await scenario.accept('register-assets', claim('CP-2', ['A-2', 'A-3'], '2022-07-01'));
    expectLaws(scenario);
  });

  describe('refuses, in the order of its contract', () => {
    refusedInOrder<Json>({
      command: 'retire-assets',
      ready,
      data: retire('CP-1', ['A-1', 'A-2'], '2021-06-30'),
      faults: [
        { refusal: 'unknown-component', wrong: (data) => ({ ...data, component: 'CP-9' }) },
        { refusal: 'unknown-asset', wrong: (data) => ({ ...data, assets: ['A-1', 'B-1'] }), names: { component: 'CP-1', line: 2 } },
        {
          refusal: 'double-verification',
          given: (scenario) => scenario.accept('verify-reductions', verified('2021')),
          names: { component: 'CP-1' },
        },
      ],
    });
  });

  it('R-18: unknown-asset for what nobody claims, another component claims, isn’t claimed yet on that day, or no more', async () => {
    const scenario = await ready();
    for (const [asset, until] of [
      ['A-9', '2022-06-30'],
      ['B-1', '2022-06-30'],
      ['A-1', '2020-12-31'],
      ['A-3', '2024-01-01'],
    ] as const)
      expect(await give(scenario, 'CP-1', ['A-2', asset], until)).toMatchObject({
        refusal: 'unknown-asset',
        names: { line: until === '2020-12-31' ? 1 : 2 },
      });
    await scenario.accept('retire-assets', retire('CP-1', ['A-1'], '2021-01-01'));
    expect(untilOf(scenario, 'A-1')).toEqual(['2021-01-01']);
  });

  it('nothing-to-change where all of them end with that day already; one that does stays as it is beside one that doesn’t', async () => {
    const scenario = await ready();

    expect((await give(scenario, 'CP-1', ['A-3'], '2023-12-31')).refusal).toBe('nothing-to-change');
    await scenario.accept('retire-assets', retire('CP-1', ['A-3', 'A-1'], '2023-12-31'));
    expect((await give(scenario, 'CP-1', ['A-1', 'A-3'], '2023-12-31')).refusal).toBe('nothing-to-change');
    await scenario.accept('retire-assets', retire('CP-1', ['A-1', 'A-3'], '2023-12-30'));
    expect([untilOf(scenario, 'A-1'), untilOf(scenario, 'A-3')]).toEqual([['2023-12-30'], ['2023-12-30']]);
    expectLaws(scenario);
  });

  it('R-31: no day that was verified is taken off a claim, else another component could have it verified again', async () => {
    const scenario = await ready();
    await scenario.accept('verify-reductions', verified('2021'));
    const second = lastRevision(await scenario.accept('verify-reductions', verified('2022')));

    expect(await give(scenario, 'CP-1', ['A-1'], '2022-12-30')).toMatchObject({
      refusal: 'double-verification',
      names: { component: 'CP-1', conflictsWith: second },
    });
    expect((await give(scenario, 'CP-1', ['A-1'], '2021-06-30')).refusal).toBe('double-verification');
    await scenario.accept('retire-assets', retire('CP-1', ['A-1'], '2022-12-31'));
    expectLaws(scenario);
  });

  it('R-31: days that were verified after a claim had ended are none of its days', async () => {
    const scenario = await ready();
    await scenario.accept('retire-assets', retire('CP-1', ['A-1'], '2022-06-30'));
    await scenario.accept('verify-reductions', verified('2021'));
    await scenario.accept('retire-assets', retire('CP-1', ['A-1'], '2022-03-31'));
    await scenario.accept('verify-reductions', verified('2022'));

    expect((await give(scenario, 'CP-1', ['A-1'], '2022-02-28')).refusal).toBe('double-verification');
    expect((await give(scenario, 'CP-1', ['A-1'], '2022-03-31')).refusal).toBe('nothing-to-change');
    await scenario.accept('retire-assets', retire('CP-1', ['A-2'], '2022-12-31'));
    expectLaws(scenario);
  });

  it('never valid: the same asset twice, no asset, an end that is no day', async () => {
    const scenario = await ready();
    expect(findings(await give(scenario, 'CP-1', ['A-1', 'A-1'], '2022-06-30'))).toEqual([['/assets/1', 'duplicate']]);
    expect(findings(await give(scenario, 'CP-1', [], '2022-06-30'))).toEqual([['/assets', 'too-few']]);
    expect(findings(await give(scenario, 'CP-1', ['A-1'], '2022-06-31'))).toEqual([['/until', 'no-such-date']]);
  });

  it('R-83: is given by the DOE that validated the component, and by no other', async () => {
    const scenario = await ready();
    await scenario.accept('grant-role', { actor: 'ann', role: 'doe', scope: 'DOE-1' });
    await scenario.accept('grant-role', { actor: 'bob', role: 'doe', scope: 'DOE-2' });

    expect((await scenario.give('retire-assets', retire('CP-1', ['A-1'], '2022-06-30'), { actor: 'bob' })).refusal).toBe('forbidden');
    await scenario.accept('retire-assets', retire('CP-1', ['A-1'], '2022-06-30'), { actor: 'ann' });
    expectLaws(scenario);
  });
});
