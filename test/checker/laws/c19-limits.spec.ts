import { describe, expect, it } from '@jest/globals';
import { document, limit, limits } from '../../domain/limits/given.js';
import { contributed, convert, range } from '../../worked-cases/contributed.js';
import { bring, ghana, itmos } from '../../domain/movement/imports.js';
import { afterIssuance } from '../../support/stage.js';
import type { Scenario } from '../../support/scenario.js';
import { actsOf, checked } from '../checked.js';
import { adjustment, transfer } from '../forged-events.js';
import { expectFound, Forgery, type Forged } from '../forge.js';

const COOKING = { class: 'COOKING', programmes: ['10471'], ratioBps: '5000' };
const block = (first: number, last: number): string => `UN01-GHA-10471-2025-${first}-${last}`;

/** Of 100,000 units of 2025 40,000 went to Switzerland, of 50,000 that may, by a budget or by a ratio. */
const sold = async (members: object): Promise<Forgery> => {
  const story = await afterIssuance();
  await limit(story, members);
  await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [block(1, 40_000)] } });
  return Forgery.of(actsOf(story.file));
};
const leaving = (quantity: number): readonly [Forged, Forged] => {
  const blocks = [block(40_001, 40_000 + quantity)];
  return [transfer('GHA-H1', 'CHE-H1', blocks, blocks), adjustment(quantity, blocks)];
};
const set = (story: Scenario, members: object): Forgery => {
  const data = { budget: null, otherwiseBps: null, ...limits(story, members) };
  return Forgery.of(actsOf(story.file)).append([{ type: 'TransferLimitsSet', authority: 'party:GHA', data }]);
};

describe('C19 limits', () => {
  it.each([
    ['a budget', { budget: '50000' }],
    ['a ratio', { classes: [COOKING] }],
    ['a ratio for all others', { otherwiseBps: '5000' }],
    ['a budget in which levies count', { budget: '57000', countsLevies: true }],
  ])('finds what leaves beyond %s, and nothing in what stays within', async (_, members) => {
    const story = await sold(members);

    expect(story.append(leaving(10_000)).findings()).toEqual([]);
    expectFound(story.append(leaving(10_001)), 'limits', 'R-98');
  });

  it('finds limits below what has left, from a day that is over, in years of others, and with an activity twice', async () => {
    const story = await afterIssuance();
    await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [block(1, 40_000)] } });
    await limit(story, { period: { first: '2041', last: '2045' } });

    expect(set(story, { budget: '40000', classes: [COOKING] }).findings()).toEqual([]);
    for (const wrong of [
      { budget: '39999' },
      { budget: '46999', countsLevies: true },
      { classes: [{ ...COOKING, ratioBps: '3999' }] },
      { otherwiseBps: '3999' },
      { effective: '2026-05-31' },
      { period: { first: '2031', last: '2041' } },
      { classes: [COOKING, { ...COOKING, class: 'OTHER' }] },
    ])
      expectFound(set(story, wrong), 'limits', 'R-98');
  });

  it('finds an import beyond them, but for what was first transferred before they came', async () => {
    const imported = async (on: string | undefined): Promise<Forgery> => {
      const story = await ghana();
      await limit(story, { budget: '100' });
      await bring(story, [itmos('100', '1', { account: 'CHE-H1', ...(on === undefined ? {} : { firstTransferredOn: on }) })]);
      return Forgery.of(actsOf(story.file)).change('TransferLimitsSet', (data: object) => ({ ...data, budget: '99' }));
    };
    const found = async (on?: string): Promise<string[]> => checked('GHA01', (await imported(on)).acts).findings.map(({ law }) => law);

    expect(await found('2026-05-31')).toEqual([]);
    expect(await found('2026-06-01')).toEqual(['limits']);
    expect(await found()).toEqual(['limits']);
  });

  it('finds levies that are authorized later beyond them', async () => {
    const story = await contributed();
    await limit(story, { budget: '700', countsLevies: true });
    await convert(story, range(1, 9300));
    const genuine = Forgery.of(actsOf(story.file));

    expect(genuine.findings()).toEqual([]);
    const less = genuine.change('TransferLimitsSet', (data: object) => ({ ...data, budget: '699' }));
    expect(less.findings().map(({ law, rule }) => [law, rule])).toEqual([['limits', 'R-98']]);
  });

  it('finds a host that oversells where the policy refuses that', async () => {
    const story = await afterIssuance({}, { policy: { overselling: 'refuse' } });
    const { first = '', last = '' } = story.book.parties.get('GHA')?.ndcPeriods[0] ?? {};
    const trajectory = [{ year: '2024', quantity: '57000' }];
    await story.accept('choose-adjustment-method', { party: 'GHA', ndcPeriod: { first, last }, method: 'multi-year', trajectory });
    await story.accept('report-inventory', { party: 'GHA', year: '2024', metric: 'GHG', quantity: '0', source: document });
    await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [block(1, 40_000)] } });
    const genuine = Forgery.of(actsOf(story.file));

    expect(genuine.append(leaving(10_000)).findings()).toEqual([]);
    expectFound(genuine.append(leaving(10_001)), 'limits', 'R-101');
  });
});
