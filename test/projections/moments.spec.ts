import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadModel } from '../../src/projections/read-model.js';
import * as samples from '../support/samples.js';
import { Scenario } from '../support/scenario.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

const START = Date.parse('2026-06-01T00:00:00.000Z');
const minute = (n: number): string => new Date(START + n * 60_000).toISOString();

let scenario: Scenario;
let recorded: Recorded;
let model: ReadModel;
/** What the writer says: all up to this revision has landed, and everything before this time is over. */
let settled: { revision: bigint; before: number } | undefined;
beforeAll(async () => {
  scenario = await Scenario.trial('UN01', 'mechanism', minute(0));
  for (const [n, party] of ['AGO', 'BEN', 'CHE'].entries()) await scenario.at(minute(n + 1)).accept('register-party', samples.party(party));
  await scenario.at(minute(10)).accept('propose', {
    ...{ proposal: 'P-1', command: 'register-party', data: samples.party('DZA'), expires: minute(20) },
  });
  recorded = new Recorded('UN01', eventsOf(scenario));
  model = await recorded.open({
    now: () => Date.parse(minute(15)),
    settledUpTo: (ms) => (settled && ms < settled.before ? settled.revision : undefined),
  });
});
afterAll(() => recorded.discard());

const parties = async (at: string): Promise<[number, boolean | undefined]> => {
  const { items, final } = (await model.ask('parties', { at })).answer;
  return [items.length, final];
};

describe('an instant', () => {
  it('is the end of the last act at or before it', async () => {
    expect(await parties(minute(0))).toEqual([0, true]);
    expect(await parties(new Date(START + 119_999).toISOString())).toEqual([1, true]);
    expect(await parties(minute(2))).toEqual([2, true]);
    expect(await parties('2026-06-01T02:02:00+02:00')).toEqual([2, true]);
  });

  it('is final when the last event is later, or the writer knows that nothing can come before it', async () => {
    expect(await parties(minute(9))).toEqual([3, true]);
    expect(await parties(minute(10))).toEqual([3, false]);
    settled = { revision: recorded.head, before: Date.parse(minute(11)) };
    expect(await parties(minute(10))).toEqual([3, true]);
    expect(await parties(minute(11))).toEqual([3, false]);
    expect((await model.ask('parties', {})).answer).not.toHaveProperty('final');
  });

  it('is not final while the read file is behind what has landed', async () => {
    settled = { revision: recorded.head + 1n, before: Date.parse(minute(11)) };
    expect(await parties(minute(10))).toEqual([3, false]);
    expect(await parties(minute(9))).toEqual([3, true]);
  });

  it('before the first event is the empty book, at revision -1; the registry itself is not known there', async () => {
    const at = '2020-01-01T00:00:00.000Z';
    expect((await model.ask('parties', { at })).answer).toEqual({ registry: 'UN01', revision: '-1', final: true, items: [], cursor: null });
    const { rows, totals } = (await model.ask('balances', { at, by: ['kind'] })).answer;
    expect([rows, totals.issued]).toEqual([[], '0']);
    await expect(model.ask('party', { at, party: 'AGO' })).rejects.toMatchObject({ code: 'unknown-party' });
    await expect(model.ask('registry', { at })).rejects.toMatchObject({ code: 'unknown-registry' });
  });

  it('that is none is refused', async () => {
    for (const at of [
      '2026-6-1',
      '2026-06-31',
      'yesterday',
      '2026-02-30T00:00:00Z',
      '2026-06-01T24:00:00Z',
      '2026-06-01T23:59:60Z',
      '-1',
      '',
    ])
      await expect(parties(at)).rejects.toMatchObject({ code: 'malformed-request' });
  });

  it('decides what time alone changes', async () => {
    const state = async (at?: string): Promise<string> =>
      (await model.ask('proposal', { proposal: 'P-1', ...(at === undefined ? {} : { at }) })).answer.state;

    expect(await state()).toBe('open');
    expect(await state(String(recorded.head))).toBe('open');
    expect(await state(minute(19))).toBe('open');
    expect(await state(minute(20))).toBe('expired');
  });
});

describe('when a resource was last touched', () => {
  it('stands beside its answer', async () => {
    const { touched, answer } = await model.ask('party', { party: 'BEN' });

    expect(answer.party).toBe('BEN');
    expect(BigInt(touched)).toBeLessThan(recorded.head);
  });
});
