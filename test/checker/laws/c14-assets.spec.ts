import { beforeAll, describe, expect, it } from '@jest/globals';
import { reason, verification } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { stage } from '../../support/stage.js';
import { story } from '../story.js';
import { actsOf } from '../checked.js';
import { expectFound, Forgery, type Forged } from '../forge.js';

let claiming: Forgery;
let component: string;
let verified: { from: string; to: string };

const claim = (assets: string[], from: string, until: string | null = null, of = component): Forged => ({
  ...{ type: 'AssetsRegistered', authority: 'doe:DOE-1' },
  data: { component: of, assets, from, until },
});
const retire = (assets: string[], until: string, of = component): Forged => ({
  ...{ type: 'AssetsRetired', authority: 'doe:DOE-1' },
  data: { component: of, assets, until },
});

/** The story, whose component claims from 2021 on and A-3 for 2021 alone. */
beforeAll(async () => {
  const scenario: Scenario = await story();
  [component = ''] = [...scenario.book.components.keys()];
  verified = scenario.book.components.get(component)!.verified.at(-1)!;
  const register = (assets: string[], until?: string): Promise<unknown> =>
    scenario.accept('register-assets', { component, assets, from: '2021-01-01', ...(until === undefined ? {} : { until }) });
  await register(['A-1', 'A-2']);
  await register(['A-3'], '2021-12-31');
  claiming = Forgery.of(actsOf(scenario.file));
});

describe('C14 assets', () => {
  it('finds nothing in claims that follow each other by a day, and in the end of one', () => {
    expect(claiming.findings()).toEqual([]);
    expect(
      claiming
        .append([claim(['A-3'], '2022-01-01')])
        .append([claim(['A-1'], '1990-01-01', '2020-12-31')])
        .findings(),
    ).toEqual([]);
    const retired = claiming.append([retire(['A-1'], verified.to)]);
    expect(retired.append([claim(['A-1'], '2030-01-01')]).findings()).toEqual([]);
  });

  it('finds a second claim on a day, at either end, for ever, by the same component too', () => {
    const days = [
      ['2021-12-31', null],
      ['1990-01-01', '2021-01-01'],
      ['2021-06-01', '2021-06-01'],
    ] as const;
    for (const [from, until] of days)
      for (const asset of ['A-1', 'A-3']) expectFound(claiming.append([claim([asset], from, until)]), 'assets', 'R-18');
    expectFound(claiming.append([claim(['B-1'], '2021-01-01')]).append([claim(['B-9', 'B-1'], '2099-01-01')]), 'assets', 'R-18');
  });

  it('finds a claim on the last day before an asset was retired, and none from the next day on', () => {
    const retired = claiming.append([retire(['A-1'], '2027-06-30')]);
    expectFound(retired.append([claim(['A-1'], '2027-06-30')]), 'assets');
    expect(retired.append([claim(['A-1'], '2027-07-01')]).findings()).toEqual([]);
  });

  it('finds an asset that an event names twice, days in the wrong order, and a component that nobody included', () => {
    expectFound(claiming.append([claim(['B-1', 'B-1'], '2021-01-01')]), 'assets');
    expectFound(claiming.append([claim(['B-1'], '2021-01-02', '2021-01-01')]), 'assets');
    expectFound(claiming.append([retire(['A-1', 'A-1'], '2027-01-01')]), 'assets');
    expectFound(claiming.append([claim(['B-1'], '2021-01-01', null, 'CP-NONE')]), 'assets', 'R-17');
  });

  it('finds the end of a claim that doesn’t hold on that day', () => {
    for (const [asset, until] of [
      ['B-1', '2027-01-01'],
      ['A-3', '2022-01-01'],
      ['A-1', '2020-12-31'],
    ] as const)
      expectFound(claiming.append([retire([asset], until)]), 'assets', 'R-18');
  });

  it('finds a verified day taken off a claim', () => {
    expectFound(claiming.append([retire(['A-1'], '2021-01-01')]), 'assets', 'R-31');
  });

  it('finds more assets in operation than are claimed on every day of the period, and none where the policy requires one', async () => {
    const scenario = await stage();
    const claims = { component: 'CP-1', from: '2021-01-01' };
    await scenario.accept('register-assets', { ...claims, assets: ['A-1', 'A-2'] });
    await scenario.accept('register-assets', { ...claims, assets: ['A-3'], until: '2021-12-30' });
    await scenario.accept('set-policy', { replaces: '1', policy: { requireAssets: true }, reason });
    await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { '2021': '5' }));
    const report = Forgery.of(actsOf(scenario.file));
    const saying = (assetsInOperation: string | null): Forgery =>
      report.change('ReductionsVerified', (data: object) => ({ ...data, assetsInOperation }));

    for (const fine of [null, '0', '2']) expect(saying(fine).findings()).toEqual([]);
    expectFound(saying('3'), 'assets', 'R-18');
    const aDayLate = (data: object): object => ({ ...data, from: '2021-01-02' });
    const late = report
      .change('AssetsRegistered', aDayLate)
      .change('AssetsRegistered', aDayLate, 1)
      .change('ReductionsVerified', (data) => data);
    expectFound(late, 'assets', 'R-18');
  });
});
