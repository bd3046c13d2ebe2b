import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { component, reason, verification } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { stage } from '../../support/stage.js';

const claim = (of: string, assets: string[], from = '2021-01-01', until?: string): object => ({
  ...{ component: of, assets, from },
  ...(until === undefined ? {} : { until }),
});
const meters = (first: number, last: number): string[] => Array.from({ length: last - first + 1 }, (_, i) => `M-${first + i}`);

/** 2021 of components, with so many assets in operation, or no word of it. */
const operating = (counts: Record<string, string | undefined>): object =>
  verification(
    'V-1',
    '10471',
    'GHA',
    'CP-1',
    { '2021': '5' },
    {
      components: Object.entries(counts).map(([code, assetsInOperation]) => ({
        ...{ component: code, vintages: [{ vintage: '2021', verified: '5' }] },
        ...(assetsInOperation === undefined ? {} : { assetsInOperation }),
      })),
    },
  );
const give = (scenario: Scenario, counts: Record<string, string | undefined>): ReturnType<Scenario['give']> =>
  scenario.give('verify-reductions', operating(counts));

const ready = async (policy: object = {}): Promise<Scenario> => {
  const scenario = await stage({ policy });
  await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));
  return scenario;
};

describe('R-18: assets-exceeded', () => {
  it('where more are said to be in operation than are registered, naming the component; as many as are registered pass', async () => {
    const scenario = await ready();
    await scenario.accept('register-assets', claim('CP-1', meters(1, 10)));
    await scenario.accept('register-assets', claim('CP-2', meters(11, 13)));

    expect(await give(scenario, { 'CP-1': '10', 'CP-2': '4' })).toMatchObject({ refusal: 'assets-exceeded', names: { component: 'CP-2' } });
    expect((await give(scenario, { 'CP-1': '11', 'CP-2': '3' })).refusal).toBe('assets-exceeded');
    await scenario.accept('verify-reductions', operating({ 'CP-1': '10', 'CP-2': '3' }));
    expectLaws(scenario);
  });

  it('without a word of how many are in operation none need be registered, nor for none; for one, one', async () => {
    for (const count of [undefined, '0']) {
      const scenario = await ready();
      await scenario.accept('verify-reductions', operating({ 'CP-1': count }));
      expectLaws(scenario);
    }
    expect((await give(await ready(), { 'CP-1': '1' })).refusal).toBe('assets-exceeded');
  });

  it('on every day of the period: what is claimed a day late or retired a day early is one too few', async () => {
    const scenario = await ready();
    await scenario.accept('register-assets', claim('CP-1', meters(1, 8)));
    await scenario.accept('register-assets', claim('CP-1', meters(9, 9), '2021-01-02'));
    await scenario.accept('register-assets', claim('CP-1', meters(10, 10), '2021-01-01', '2021-12-30'));

    expect((await give(scenario, { 'CP-1': '10' })).refusal).toBe('assets-exceeded');
    await scenario.accept('register-assets', claim('CP-1', ['M-9', 'M-11'], '2020-06-01', '2021-01-01'));
    await scenario.accept('register-assets', claim('CP-1', ['M-10'], '2021-12-31'));
    expect((await give(scenario, { 'CP-1': '11' })).refusal).toBe('assets-exceeded');
    await scenario.accept('retire-assets', { component: 'CP-1', assets: ['M-1'], until: '2021-12-31' });
    await scenario.accept('verify-reductions', operating({ 'CP-1': '10' }));
    expectLaws(scenario);
  });

  it('a day in the middle on which assets change hands counts them in neither', async () => {
    const scenario = await ready();
    await scenario.accept('register-assets', claim('CP-1', meters(1, 5)));
    await scenario.accept('retire-assets', { component: 'CP-1', assets: ['M-5'], until: '2021-06-30' });
    await scenario.accept('register-assets', claim('CP-1', ['M-5'], '2021-07-02'));

    expect((await give(scenario, { 'CP-1': '5' })).refusal).toBe('assets-exceeded');
    await scenario.accept('verify-reductions', operating({ 'CP-1': '4' }));
    expectLaws(scenario);
  });

  it('where the policy requires assets a component has one at least on every day, whether it says how many or not', async () => {
    const scenario = await ready({ requireAssets: true });

    for (const count of [undefined, '0']) expect((await give(scenario, { 'CP-1': count })).refusal).toBe('assets-exceeded');
    await scenario.accept('register-assets', claim('CP-1', ['M-1'], '2021-01-02'));
    expect((await give(scenario, { 'CP-1': undefined })).refusal).toBe('assets-exceeded');
    await scenario.accept('register-assets', claim('CP-1', ['M-2'], '2021-01-01', '2021-01-01'));
    await scenario.accept('verify-reductions', operating({ 'CP-1': undefined }));
    await scenario.accept('set-policy', { replaces: '1', policy: { requireAssets: false }, reason });
    expectLaws(scenario);
  });
});
