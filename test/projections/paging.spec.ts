import { describe, expect, it } from '@jest/globals';
import * as samples from '../support/samples.js';
import { Scenario } from '../support/scenario.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';
import { AS_LONG_AS_IT_TAKES } from './support/recorded.js';

/** A registry with the Parties Angola, Benin ... and a read model on it, followed as it grows. */
const grown = async (): Promise<{ scenario: Scenario; recorded: Recorded }> => {
  const scenario = await Scenario.trial();
  for (const code of ['AGO', 'BEN', 'CHE', 'DNK', 'EGY', 'FJI']) await scenario.accept('register-party', samples.party(code));
  return { scenario, recorded: new Recorded('UN01', eventsOf(scenario)) };
};

const malformed = (pointer: string, code: string): object => ({
  code: 'malformed-request',
  names: { errors: [expect.objectContaining({ pointer, code })] },
});

describe('a list in pages', () => {
  it('speaks of one revision to its end, however the book grows', async () => {
    const { scenario, recorded } = await grown();
    const model = await recorded.open();
    const first = (await model.ask('parties', { pageSize: 2 })).answer;
    await scenario.accept('register-party', samples.party('BGD'));
    await scenario.accept('update-party', { party: 'EGY', participating: false, reason: samples.reason });
    recorded.append(scenario.file.read(recorded.head + 1n, 100));
    model.advance(recorded.head);
    await model.reach(recorded.head, AS_LONG_AS_IT_TAKES);

    const pages = [first];
    for (let { cursor } = first; cursor !== null; cursor = pages.at(-1)?.cursor ?? null)
      pages.push((await model.ask('parties', { pageSize: 2, cursor })).answer);
    expect(pages.map(({ items }) => items.map(({ party }) => party))).toEqual([
      ['AGO', 'BEN'],
      ['CHE', 'DNK'],
      ['EGY', 'FJI'],
    ]);
    expect(pages.flatMap(({ items }) => items).every(({ participating }) => participating)).toBe(true);
    expect(new Set(pages.map(({ revision }) => revision)).size).toBe(1);
    expect((await model.ask('parties', {})).answer.items).toHaveLength(7);
    await recorded.discard();
  });

  it('refuses a cursor that was made up, changed or taken from another list, and a page of no size', async () => {
    const { recorded } = await grown();
    const model = await recorded.open();
    const { cursor } = (await model.ask('parties', { pageSize: 2 })).answer;
    if (cursor === null) throw new Error('there is a second page');
    const changed = `${cursor.slice(0, 30)}${cursor[30] === 'A' ? 'B' : 'A'}${cursor.slice(31)}`;

    for (const forged of ['', 'x', '!!!', changed, Buffer.from('[1,2]').toString('base64url')])
      await expect(model.ask('parties', { cursor: forged })).rejects.toMatchObject(malformed('cursor', 'cursor-invalid'));
    await expect(model.ask('accounts', { cursor })).rejects.toMatchObject(malformed('cursor', 'cursor-invalid'));
    for (const pageSize of [0, 1001, 1.5]) {
      const asked = model.ask('parties', { pageSize });
      await expect(asked).rejects.toMatchObject(malformed('pageSize', 'limit-range'));
    }
    await expect(model.ask('balances', { by: ['colour'] })).rejects.toMatchObject(malformed('by', 'enum'));
    await recorded.discard();
  });
});
