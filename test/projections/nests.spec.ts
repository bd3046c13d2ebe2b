import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadModel } from '../../src/projections/read-model.js';
import { apart, nest, verified } from '../domain/nesting/given.js';
import { revisionOf } from '../support/outcome.js';
import { programme } from '../support/samples.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

let recorded: Recorded;
let model: ReadModel;
/** The revisions of the two nests, and of the first in its place. */
let first: bigint;
let second: bigint;
beforeAll(async () => {
  const scenario = await apart();
  await scenario.accept('register-programme', programme('MID'));
  first = revisionOf(await scenario.accept('nest-programme', nest('INA', 'MID')));
  second = revisionOf(await scenario.accept('nest-programme', nest('MID', 'OUT', { area: 'GHANA' })));
  await scenario.accept('nest-programme', nest('INB', 'OUT'));
  await verified(scenario, 'V-A', 'A-1', { '2021': '40' });
  await scenario.accept('nest-programme', nest('INA', 'MID', { until: '2030-12-31' }));
  await verified(scenario, 'V-O', 'O-1', { '2021': '100' });
  recorded = new Recorded('UN01', eventsOf(scenario));
  model = await recorded.open();
});
afterAll(() => recorded.discard());

describe('nests', () => {
  const idsOf = async (params: object): Promise<unknown> => (await model.ask('nests', params)).answer.items.map(({ id }) => id);

  it('are listed by inner and outer programme, also those of one alone, at any revision, page by page', async () => {
    expect(await idsOf({})).toEqual(['INA:MID', 'INB:OUT', 'MID:OUT']);
    expect(await idsOf({ programme: 'OUT' })).toEqual(['INB:OUT', 'MID:OUT']);
    expect(await idsOf({ programme: 'MID' })).toEqual(['INA:MID', 'MID:OUT']);
    expect(await idsOf({ programme: 'MID', at: String(first) })).toEqual(['INA:MID']);
    const page = (await model.ask('nests', { programme: 'MID', pageSize: 1 })).answer;
    expect(page.items.map(({ id }) => id)).toEqual(['INA:MID']);
    expect(await idsOf({ programme: 'MID', pageSize: 1, cursor: page.cursor ?? '' })).toEqual(['MID:OUT']);
    await expect(model.ask('nests', { programme: 'NONE' })).rejects.toMatchObject({ code: 'unknown-programme' });
  });

  it('are read one by one, with what is claimed and deducted under them', async () => {
    const known = { inner: 'INA', outer: 'MID', from: '2021-01-01', mode: 'shared', area: null, agreement: null };
    expect((await model.ask('nest', { nest: 'INA:MID' })).answer).toMatchObject({
      ...{ ...known, until: '2030-12-31' },
      claims: [{ host: 'GHA', vintage: '2021', claim: '40', deducted: '0' }],
    });
    expect((await model.ask('nest', { nest: 'INA:MID', at: String(second) })).answer).toMatchObject({ ...known, until: null, claims: [] });
    expect((await model.ask('nest', { nest: 'MID:OUT' })).answer).toMatchObject({
      area: 'GHANA',
      claims: [{ host: 'GHA', vintage: '2021', claim: '40', deducted: '40' }],
    });
    await expect(model.ask('nest', { nest: 'OUT:MID' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are a tree around a programme and inside it, at any revision', async () => {
    const tree = async (params: { programme: string; at?: string; pageSize?: number; cursor?: string }): Promise<unknown> =>
      (await model.ask('nesting', params)).answer.items.map(({ side, level, path }) => [side, level, path]);

    expect(await tree({ programme: 'OUT' })).toEqual([
      ['inside', 1, 'INB'],
      ['inside', 1, 'MID'],
      ['inside', 2, 'MID:INA'],
    ]);
    expect(await tree({ programme: 'MID' })).toEqual([
      ['around', 1, 'OUT'],
      ['inside', 1, 'INA'],
    ]);
    expect(await tree({ programme: 'INA', at: String(first) })).toEqual([['around', 1, 'MID']]);
    expect(await tree({ programme: 'INA' })).toEqual([
      ['around', 1, 'MID'],
      ['around', 2, 'MID:OUT'],
    ]);
    const { cursor } = (await model.ask('nesting', { programme: 'OUT', pageSize: 2 })).answer;
    expect(await tree({ programme: 'OUT', pageSize: 2, cursor: cursor ?? '' })).toEqual([['inside', 2, 'MID:INA']]);
    await expect(model.ask('nesting', { programme: 'NONE' })).rejects.toMatchObject({ code: 'unknown-programme' });
  });

  it('stand with the programmes that they are of', async () => {
    const ofProgramme = async (code: string, at?: bigint): Promise<object> =>
      (await model.ask('programme', { programme: code, ...(at === undefined ? {} : { at: String(at) }) })).answer;
    expect(await ofProgramme('MID')).toMatchObject({ outers: ['OUT'], inners: '1' });
    expect(await ofProgramme('MID', first)).toMatchObject({ outers: [], inners: '1' });
    expect(await ofProgramme('OUT')).toMatchObject({ outers: [], inners: '2' });
  });
});
