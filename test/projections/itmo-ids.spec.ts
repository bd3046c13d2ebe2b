import { afterEach, describe, expect, it } from '@jest/globals';
import { bring, ghana, itmos } from '../domain/movement/imports.js';
import { authorization } from '../support/samples.js';
import { afterIssuance } from '../support/stage.js';
import type { Scenario } from '../support/scenario.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

let recorded: Recorded | undefined;
afterEach(async () => {
  await recorded?.discard();
  recorded = undefined;
});

/** Stage and ITMO id of each block among these units, by revision. */
const shown = async (scenario: Scenario, units: string, at?: string): Promise<unknown[]> => {
  recorded = new Recorded(scenario.book.code, eventsOf(scenario));
  const model = await recorded.open();
  const then = at === undefined ? {} : { at };
  const { blocks } = (await model.ask('units', { units, ...then })).answer;
  const ids = blocks.map(({ first, stage, itmo }) => [first, stage, itmo]);
  await recorded.discard();
  recorded = undefined;
  return ids;
};
const move = (scenario: Scenario, quantity: string, to = 'CHE-H1'): Promise<unknown> =>
  scenario.accept('transfer-units', { from: 'GHA-H1', to, units: { quantity } });
const id = (number: number): string => `CA0001-GHA01-GHA-${number}-2021`;
const UNITS = 'GHA01-GHA-10471-2021-1-100';

describe('the ITMO ids of a Party registry (R-104)', () => {
  it('are given at first transfer, in its order, and stay with the units through splits and later moves', async () => {
    const story = await ghana();
    await bring(story, [itmos('100', '0')]);
    const before = String(story.ledger.revision);
    await move(story, '30');
    await move(story, '20');
    await story.accept('transfer-units', { from: 'CHE-H1', to: 'GHA-H1', units: { blocks: ['GHA01-GHA-10471-2021-81-85'] } });

    expect(await shown(story, UNITS)).toEqual([
      ['1', 'outcome-authorized', null],
      ['51', 'itmo', id(31)],
      ['71', 'itmo', id(1)],
      ['81', 'itmo', id(11)],
      ['86', 'itmo', id(16)],
    ]);
    expect(await shown(story, UNITS, before)).toEqual([['1', 'outcome-authorized', null]]);
  });

  it('are those that units came in with, and others are given around them', async () => {
    const story = await ghana();
    const stated = (first: string): object => ({ itmo: { registry: 'GHA01', first } });
    await bring(story, [itmos('100', '0'), itmos('10', '200', stated('6'))]);
    await move(story, '5');
    await move(story, '5');
    expect(await shown(story, 'GHA01-GHA-10471-2021-1-110')).toEqual([
      ['1', 'outcome-authorized', null],
      ['91', 'itmo', id(16)],
      ['96', 'itmo', id(1)],
      ['101', 'outcome-authorized', id(6)],
    ]);
    await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: ['GHA01-GHA-10471-2021-101-103'] } });
    expect(await shown(story, 'GHA01-GHA-10471-2021-101-104')).toEqual([
      ['101', 'itmo', id(6)],
      ['104', 'outcome-authorized', id(9)],
    ]);
  });

  it('that were given, or came in, come in no second time; those left out do', async () => {
    const story = await ghana();
    const stated = (quantity: string, from: string, first: string, members: object = {}): object =>
      itmos(quantity, from, { itmo: { registry: 'GHA01', first }, ...members });
    await bring(story, [itmos('100', '0'), stated('10', '200', '4')]);
    await move(story, '10');
    for (const first of ['14', '23', '5'])
      expect(await bring(story, [stated('1', '300', first)], { import: 'IM-2' })).toMatchObject({
        refusal: 'itmo-id-exists',
        names: { line: 1 },
      });
    for (const [i, first] of ['3', '24'].entries())
      expect((await bring(story, [stated('1', `30${i}`, first)], { import: `IM-${i + 2}` })).refusal).toBeNull();
    await move(story, '1');
    expect(await shown(story, 'GHA01-GHA-10471-2021-90-90')).toEqual([['90', 'itmo', id(25)]]);
  });

  it('are none without a cooperative approach, nor in a mechanism', async () => {
    const story = await ghana();
    const { cooperativeApproach, ...rest } = authorization('A-FREE', 'GHA', '10471') as { cooperativeApproach: string };
    expect(cooperativeApproach).toBe('CA0001');
    await story.accept('authorize-units', rest);
    await bring(story, [itmos('10', '0', { authorization: 'A-FREE' })]);
    await move(story, '10');
    expect(await shown(story, 'GHA01-GHA-10471-2021-1-10')).toEqual([['1', 'itmo', null]]);

    expect(await shown(await afterIssuance(), 'UN01-GHA-10471-2025-93000-93001')).toEqual([
      ['1', 'outcome-authorized', null],
      ['93001', 'itmo', null],
    ]);
  });
});
