import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chooseAdjustmentMethod, finalizePeriod, reportInventory } from '../../src/domain/accounting/examples.js';
import type { ReadModel } from '../../src/projections/read-model.js';
import { reason } from '../support/samples.js';
import { afterIssuance } from '../support/stage.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

let recorded: Recorded;
let model: ReadModel;
/** The revisions of the first inventory, of the second, of the choice, of the end of the period. */
const at: Record<'first' | 'second' | 'chosen' | 'final', string> = { first: '', second: '', chosen: '', final: '' };
const ndcPeriod = { first: '2021', last: '2025' };
const MANY = 3;

beforeAll(async () => {
  const story = await afterIssuance();
  const ndcPeriods = [
    { ...ndcPeriod, type: 'single-year' },
    { first: '2026', last: '2030', type: 'multi-year' },
  ];
  await story.accept('update-party', { party: 'GHA', ndcPeriods, reason });
  await story.accept('report-inventory', { ...reportInventory, quantity: '900' });
  at.first = String(story.ledger.revision);
  await story.accept('report-inventory', { ...reportInventory, quantity: '1000' });
  for (let i = 0; i < MANY; i += 1) await story.accept('report-inventory', { ...reportInventory, year: `${2021 + i}`, metric: 'GWh' });
  at.second = String(story.ledger.revision);
  const trajectory = [{ year: '2025', quantity: '1200' }];
  await story.accept('choose-adjustment-method', { ...chooseAdjustmentMethod, ndcPeriod, method: 'trajectory', trajectory });
  at.chosen = String(story.ledger.revision);
  await story.accept('finalize-period', { ...finalizePeriod, ndcPeriod });
  at.final = String(story.ledger.revision);
  recorded = new Recorded('UN01', eventsOf(story));
  model = await recorded.open();
});
afterAll(() => recorded.discard());

const party = 'GHA';
const balance = async (
  then: object = {},
  span: object = { from: '2025', to: '2025' },
): Promise<{ method: string | null; years: unknown[] }> => {
  const { method, years } = (await model.ask('emissions-balance', { party, ...span, ...then } as never)).answer as never as {
    method: string | null;
    years: { year: string; balance: string | null; state: string }[];
  };
  return { method, years: years.map(({ year, balance: of, state }) => [year, of, state]) };
};

describe('the emissions balance of a Party', () => {
  it('is that of any revision: the inventory, the method and the state of then', async () => {
    expect(await balance({ at: String(Number(at.first) - 1) })).toEqual({ method: null, years: [['2025', null, 'no-data']] });
    expect(await balance({ at: at.first })).toEqual({ method: null, years: [['2025', '7900', 'indicative']] });
    expect(await balance({ at: at.second })).toEqual({ method: null, years: [['2025', '8000', 'indicative']] });
    expect(await balance({ at: at.chosen })).toEqual({ method: 'trajectory', years: [['2025', '8000', 'indicative']] });
    expect(await balance({ at: at.final })).toEqual({ method: 'trajectory', years: [['2025', '8000', 'final']] });
  });

  it('has the method of the periods in its years, and none where they differ; a year of no period counts by itself', async () => {
    expect((await balance({}, { from: '2025', to: '2026' })).method).toBeNull();
    expect(await balance({}, { from: '2020', to: '2021' })).toEqual({
      method: 'trajectory',
      years: [
        ['2020', null, 'no-data'],
        ['2021', null, 'no-data'],
      ],
    });
    expect((await balance({}, { from: '1999', to: '1999' })).method).toBeNull();
  });

  it('refuses years that are none, and a Party that is not registered', async () => {
    for (const span of [
      { from: '21', to: '2025' },
      { from: '2025', to: '2024' },
      { from: '2025', to: 'x' },
    ])
      await expect(model.ask('emissions-balance', { party, ...span })).rejects.toMatchObject({ code: 'malformed-request' });
    for (const question of ['inventories', 'adjustment-methods', 'final-periods', 'method-comparison'] as const)
      await expect(model.ask(question, { party: 'FRA' })).rejects.toMatchObject({ code: 'unknown-party' });
  });

  it('is shown by every method that a period may have, whatever is chosen', async () => {
    const { periods } = (await model.ask('method-comparison', { party, at: at.second })).answer;
    expect(periods.map(({ ndcPeriod: of, chosen, methods }) => [of.first, chosen, methods.map(({ method }) => method)])).toEqual([
      ['2021', null, ['trajectory', 'averaging', 'multi-year']],
      ['2026', null, ['multi-year']],
    ]);
    expect(periods[0]?.methods.map(({ years }) => years.at(-1)?.balance)).toEqual(['8000', '2400', '8000']);
  });
});

describe('what a Party said of its balances', () => {
  it('is listed as it was last said, page by page, at any revision', async () => {
    const { items, cursor } = (await model.ask('inventories', { party, pageSize: 3 })).answer;
    expect(items.map(({ year, metric, quantity }) => [year, metric, quantity])).toEqual([
      ['2021', 'GWh', '1000000'],
      ['2022', 'GWh', '1000000'],
      ['2023', 'GWh', '1000000'],
    ]);
    const rest = (await model.ask('inventories', { party, pageSize: 3, cursor: cursor ?? '' })).answer;
    expect(rest.items.map(({ year, metric, quantity }) => [year, metric, quantity])).toEqual([['2025', 'GHG', '1000']]);
    expect((await model.ask('inventories', { party, at: at.first })).answer.items.map(({ quantity }) => quantity)).toEqual(['900']);
    expect((await model.ask('inventories', { party: 'CHE' })).answer.items).toEqual([]);
  });

  it('its methods and its final periods, with the figures of then', async () => {
    expect((await model.ask('adjustment-methods', { party, at: at.second })).answer.items).toEqual([]);
    expect((await model.ask('adjustment-methods', { party })).answer.items).toEqual([
      { ndcPeriod, method: 'trajectory', trajectory: [{ year: '2025', quantity: '1200' }], since: at.chosen },
    ]);
    expect((await model.ask('final-periods', { party, at: at.chosen })).answer.items).toEqual([]);
    const { items } = (await model.ask('final-periods', { party })).answer;
    expect(items).toMatchObject([
      { ndcPeriod, method: 'trajectory', averagingDenominator: 'elapsed-years', asOf: at.chosen, since: at.final },
    ]);
    expect(items[0]?.totals.find(({ metric, year }) => metric === 'GHG' && year === '2025')).toEqual({
      ...{ metric: 'GHG', year: '2025', inventory: '1000', firstTransferred: '7000', used: '0', adjustment: '7000', remainder: '0' },
      balance: '8000',
    });
  });
});
