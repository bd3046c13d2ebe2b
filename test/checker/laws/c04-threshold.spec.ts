import { describe, expect, it } from '@jest/globals';
import { document, own, threshold } from '../../domain/threshold/given.js';
import { issue, ready, verify } from '../../domain/verification/given.js';
import { actsOf } from '../checked.js';
import { Forgery, expectFound, type Forged } from '../forge.js';
import { verified } from '../second-versions.js';

type Line = Record<string, unknown> & { vintage: string };
interface Verified {
  readonly vintages: readonly Line[];
}

let recorded: Promise<Forgery> | undefined;
/** A sector whose threshold of 2021 leaves 600 to the host; 900 verified of it, 300 of which are issued. */
const genuine = (): Promise<Forgery> =>
  (recorded ??= ready({ programme: { scale: 'sector' } }).then(async (scenario) => {
    await scenario.accept('set-crediting-threshold', threshold({ '2021': ['1000', '400'] }));
    await verify(scenario, 'V-1', { '2021': '900' });
    await issue(scenario, 'V-1', '2021', '300');
    return Forgery.of(actsOf(scenario.file));
  }));
const reported = async (members: object): Promise<Forgery> =>
  (await genuine()).change('ReductionsVerified', (data: Verified) => ({
    ...data,
    vintages: data.vintages.map((line) => ({ ...line, ...members })),
  }));
const set = (years: object[], members: object = {}): Forged => ({
  ...{ type: 'CreditingThresholdSet', authority: 'supervisor' },
  data: { programme: '10471', host: 'GHA', mode: 'no-lose', document, years, ...members },
});
const year = (vintage: string, baseline: string, least: string): object => ({ vintage, baseline, threshold: least });

describe('C4 threshold', () => {
  it('finds nothing in what was verified and issued under one', async () => {
    expect((await genuine()).findings()).toEqual([]);
  });

  it('finds an own contribution that is missing, or less than it is', async () => {
    expectFound(await reported({ deductions: null, issuable: '900' }), 'verification', 'R-99');
    expectFound(await reported({ deductions: [own('599')], issuable: '301' }), 'verification', 'R-99');
  });

  it('finds emissions that come to another result, and emissions of a year without a threshold', async () => {
    expectFound(await reported({ actual: '200' }), 'verification', 'R-99');
    const [line] = verified('V-2', '2022-01-01', '2022-12-31', { '2022': '5' }).data['vintages'] as object[];
    const emitted = verified('V-2', '2022-01-01', '2022-12-31', {}, { vintages: [{ ...line, actual: '5' }] });
    expectFound((await genuine()).append([emitted]), 'verification', 'R-99');
  });

  it('finds a second line beside emissions of its host and year', async () => {
    const two = await reported({ actual: '100' });
    const { acts } = two;
    expect(two.findings()).toEqual([]);
    const again = Forgery.of(acts).append([verified('V-2', '2021-01-01', '2021-12-31', { '2021': '5' })]);
    expectFound(again, 'verification', 'R-99');
  });

  it('finds a threshold set too late, above its baseline, for what nobody registered', async () => {
    for (const wrong of [
      set([year('2021', '1000', '900')]),
      set([year('2022', '1000', '1001')]),
      set([year('2022', '1000', '1000')], { programme: '99999' }),
      set([year('2022', '1000', '1000')], { host: 'NOR' }),
    ])
      expectFound((await genuine()).append([wrong]), 'verification', 'R-99');
    expect((await genuine()).append([set([year('2022', '1000', '1000')])]).findings()).toEqual([]);
    expectFound((await genuine()).append([{ ...set([year('2022', '9', '9')]), authority: 'party:GHA' }]), 'authority', 'R-83');
  });

  it('finds a sector issued of a year that has no threshold', async () => {
    const acts = (await genuine()).acts.filter((act) => act.every(({ type }) => type !== 'CreditingThresholdSet'));
    const without = Forgery.of([])
      .withActs(acts)
      .change('ReductionsVerified', (data: object) => data)
      .envelope('UnitsIssued', {});
    expectFound(without, 'issuance', 'R-99');
  });
});

describe('C4 figures split by days', () => {
  const split = (...figures: string[]): Forged => {
    const years = Object.fromEntries(figures.map((figure, i) => [String(2021 + i), figure]));
    const report = verified('V-1', '2021-01-01', '2023-12-31', years);
    const vintages = (report.data['vintages'] as object[]).map((line) => ({ ...line, splitByDay: true }));
    return { ...report, data: { ...report.data, vintages } };
  };
  const book = (longPeriods: string): Promise<Forgery> => ready({ policy: { longPeriods } }).then(({ file }) => Forgery.of(actsOf(file)));

  it('finds another split than that of the days, and any where the policy has none', async () => {
    const byDay = await book('by-day');
    expect(byDay.append([split('34', '33', '33')]).findings()).toEqual([]);
    expectFound(byDay.append([split('33', '33', '34')]), 'verification', 'R-34');
    expectFound((await book('stated')).append([split('34', '33', '33')]), 'verification', 'R-34');
  });
});
