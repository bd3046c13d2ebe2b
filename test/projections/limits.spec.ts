import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limit } from '../domain/limits/given.js';
import { afterIssuance } from '../support/stage.js';
import type { ReadModel } from '../../src/projections/read-model.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

let recorded: Recorded;
let model: ReadModel;
/** The revisions after limits were set, and after 40,000 units left. */
let set: bigint;
let sold: bigint;
beforeAll(async () => {
  const story = await afterIssuance();
  await limit(story, { budget: '60000', classes: [{ class: 'COOKING', programmes: ['10471'], ratioBps: '5000' }] });
  await story.accept('set-acceptance', { party: 'CHE', cooperativeApproach: 'CA0001', vintagesFrom: '2021', effective: story.today });
  set = story.ledger.revision;
  await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '40000' } });
  sold = story.ledger.revision;
  await limit(story, { otherwiseBps: '9000', countsLevies: true, effective: '2099-01-01' });
  await story.accept('set-acceptance', { party: 'CHE', vintagesFrom: '2030', effective: '2099-01-01' });
  recorded = new Recorded('UN01', eventsOf(story));
  model = await recorded.open();
});
afterAll(() => recorded.discard());

const ID = { limits: 'GHA:2021:2030' };

describe('limits', () => {
  it('are read with what has left and what is left by activity and vintage, at any revision', async () => {
    const { answer: before } = await model.ask('limits-of-period', { ...ID, at: String(set) });
    expect(before).toMatchObject({
      ...{ id: 'GHA:2021:2030', inForce: true, budget: '60000', gone: '0', left: '60000', effective: '2026-06-01' },
      activities: [{ activity: '10471', class: 'COOKING', ratioBps: '5000', gross: '100000', gone: '0', left: '50000' }],
    });
    const { answer: after } = await model.ask('limits-of-period', { ...ID, at: String(sold) });
    expect(after).toMatchObject({
      ...{ gone: '40000', left: '20000' },
      activities: [{ gone: '40000', left: '10000', vintages: [{ vintage: '2025', gross: '100000', gone: '40000' }] }],
    });
  });

  it('are those whose day has come', async () => {
    const { answer } = await model.ask('limits-of-period', ID);

    expect(answer).toMatchObject({ budget: '60000', versions: [{ effective: '2026-06-01' }, { effective: '2099-01-01' }] });
  });

  it('stand in a list of all, or of one host', async () => {
    const ids = async (params: object): Promise<string[]> => (await model.ask('transfer-limits', params)).answer.items.map(({ id }) => id);

    expect(await ids({})).toEqual(['GHA:2021:2030']);
    expect(await ids({ host: 'GHA' })).toEqual(['GHA:2021:2030']);
    expect(await ids({ host: 'CHE' })).toEqual([]);
    expect(await ids({ at: String(set - 2n) })).toEqual([]);
    await expect(model.ask('transfer-limits', { host: 'NOR' })).rejects.toMatchObject({ code: 'unknown-party' });
    await expect(model.ask('limits-of-period', { limits: 'GHA:2031:2035' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('terms of acceptance', () => {
  it('are read by Party and approach, whether they bind or are still to come', async () => {
    const { items } = (await model.ask('acceptances', {})).answer;

    expect(items).toMatchObject([
      { id: 'CHE:ALL', cooperativeApproach: null, inForce: false, vintagesFrom: '2030' },
      { id: 'CHE:CA0001', cooperativeApproach: 'CA0001', inForce: true, programmes: null, vintagesFrom: '2021' },
    ]);
    expect((await model.ask('acceptance', { acceptance: 'CHE:CA0001', at: String(set) })).answer).toMatchObject({ since: String(set) });
    await expect(model.ask('acceptance', { acceptance: 'CHE:ALL', at: String(set) })).rejects.toMatchObject({ code: 'not-found' });
  });
});
