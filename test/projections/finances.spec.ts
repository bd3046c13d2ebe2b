import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { batch, paid, share, withTwo } from '../domain/finance/given.js';
import type { ReadModel } from '../../src/projections/read-model.js';
import { reason } from '../support/samples.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

let recorded: Recorded;
let model: ReadModel;
/** The last revision before anything was verified, and after the first batch. */
let before: bigint;
let half: bigint;
beforeAll(async () => {
  const claims = [paid('F-1', '500', { party: 'CHE' }), share('F-2', ['1', '3']), paid('F-3', '50', { title: 'transferred' })];
  const story = await withTwo([...claims, share('F-4', ['1', '1'], { settle: 'mcu' })]);
  before = story.ledger.revision;
  await batch(story, 'V-1', { 'CP-1': '300' });
  half = story.ledger.revision;
  await batch(story, 'V-2', { 'CP-2': '400' });
  await batch(story, 'V-3', { 'CP-1': '7' }, '2022');
  await story.accept('withdraw-verification', { verification: 'V-2', reason });
  await batch(story, 'V-4', { 'CP-2': '300' });
  recorded = new Recorded('UN01', eventsOf(story));
  model = await recorded.open();
});
afterAll(() => recorded.discard());

const asked = async (finance: string, at?: bigint): Promise<object> =>
  (await model.ask('finance', { finance, ...(at === undefined ? {} : { at: String(at) }) })).answer;

describe('what is paid for', () => {
  it('is read with what is taken and open, at any revision', async () => {
    const claim = { programme: '10471', host: 'GHA', basis: 'payment', quantity: '500', settle: 'deduct', title: 'none', party: 'CHE' };
    expect(await asked('F-1', before)).toMatchObject({ ...claim, taken: '0', open: '500', byVintage: [] });
    expect(await asked('F-1', half)).toMatchObject({ taken: '300', open: '200', byVintage: [{ vintage: '2021', taken: '300' }] });
    expect(await asked('F-1')).toMatchObject({ taken: '500', open: '0' });
  });

  it('of a share is open what is verified and not taken', async () => {
    const values = { quantity: null, financeValue: '1', carbonValue: '3', currency: 'USD' };
    expect(await asked('F-2', before)).toMatchObject({ ...values, taken: '0', open: '0' });
    expect(await asked('F-2', half)).toMatchObject({ taken: '0', open: '75' });
    expect(await asked('F-2')).toMatchObject({ taken: '100', open: '50' });
    expect(await asked('F-4')).toMatchObject({ settle: 'mcu', taken: '0', open: '300' });
  });

  it('has nothing open where title passed', async () => {
    expect(await asked('F-3')).toMatchObject({ title: 'transferred', settle: null, taken: '0', open: '0' });
  });

  it('stands in the list of all, and is not-found before', async () => {
    const { answer } = await model.ask('finances', {});
    expect([...answer.items].map(({ finance }) => finance)).toEqual(['F-1', 'F-2', 'F-3', 'F-4']);
    const { since } = (await asked('F-1')) as { since: string };
    await expect(model.ask('finance', { finance: 'F-1', at: String(BigInt(since) - 1n) })).rejects.toMatchObject({ code: 'not-found' });
  });
});
