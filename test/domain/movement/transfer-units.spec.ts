import { describe, expect, it } from '@jest/globals';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { CERS, issue, movements, UNITS } from '../../support/movements.js';
import { addition, eventsOf, ofVintage } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';

const reason = { code: 'other' };
const transfer = (story: Scenario, to: string, units: object, from = 'GHA-H1'): Promise<Outcome> =>
  story.give('transfer-units', { from, to, units });
const blocksOf = ({ events }: Outcome): unknown => events[0]?.data['blocks'];

describe('transfer-units', () => {
  everyStoryReplays();

  it('moves the blocks named, in the order named, within a Party without consequence', async () => {
    const story = await movements();
    const data = { from: 'GHA-H1', to: 'GHA-H2', units: { blocks: [UNITS.mcu, CERS] }, reference: 'DEAL-7' };
    expect(eventsOf(await story.accept('transfer-units', data))).toEqual([
      [
        'UnitsTransferred',
        { from: 'GHA-H1', to: 'GHA-H2', blocks: [UNITS.mcu, CERS], firstTransferred: [], reference: 'DEAL-7', corrects: null },
      ],
    ]);
    expect([story.holding('GHA-H1'), story.holding('GHA-H2')]).toEqual([2_000n, 1_500n]);
  });

  it('splits blocks as needed, and never merges them again', async () => {
    const story = await movements();
    const part = 'UN01-GHA-10471-2021-101-200';
    await transfer(story, 'GHA-H2', { blocks: [part] });
    await transfer(story, 'GHA-H1', { blocks: [part] }, 'GHA-H2');
    const whole = story.book.units.within(UNITS.ndc) ?? [];
    expect(whole.map(({ account, first, last }) => [account, first, last])).toEqual([
      ['GHA-H1', 1n, 100n],
      ['GHA-H1', 101n, 200n],
      ['GHA-H1', 201n, 1_000n],
    ]);
  });

  it('first transfers authorized units that cross to another Party: the host adds them, once (R-50, R-55)', async () => {
    const story = await movements();
    const moved = { from: 'GHA-H1', to: 'CHE-H1', blocks: [UNITS.ndc], firstTransferred: [UNITS.ndc], reference: null, corrects: null };
    expect(eventsOf(await transfer(story, 'CHE-H1', { blocks: [UNITS.ndc] }))).toEqual([
      ['UnitsTransferred', moved],
      addition({ ...ofVintage('2021', '1000'), blocks: [UNITS.ndc] }),
    ]);
    const onward = await transfer(story, 'RWA-H1', { blocks: [UNITS.ndc] }, 'CHE-H1');
    expect(eventsOf(onward)).toEqual([['UnitsTransferred', { ...moved, from: 'CHE-H1', to: 'RWA-H1', firstTransferred: [] }]]);
    expect([story.adjusted('GHA'), story.adjusted('CHE')]).toEqual([
      [1_000n, 0n],
      [0n, 0n],
    ]);
  });

  it('first transfers what leaves, not what a split leaves behind', async () => {
    const story = await movements();
    await transfer(story, 'CHE-H1', { blocks: ['UN01-GHA-10471-2021-201-400'] });
    expect(story.book.units.within(UNITS.ndc)?.map(({ first, firstTransferred }) => [first, firstTransferred])).toEqual([
      [1n, false],
      [201n, true],
      [401n, false],
    ]);
    const rest = await transfer(story, 'CHE-H1', { blocks: ['UN01-GHA-10471-2021-401-1000'] });
    expect(eventsOf(rest)[1]).toEqual(addition({ ...ofVintage('2021', '600'), blocks: ['UN01-GHA-10471-2021-401-1000'] }));
  });

  it('adjusts once for each authorization, and never for MCUs and CERs', async () => {
    const story = await movements();
    const blocks = [UNITS.mcu, UNITS.any, CERS, UNITS.ndc];
    const [, ...adjustments] = eventsOf(await transfer(story, 'CHE-H1', { blocks }));
    expect(adjustments).toEqual([
      addition({ ...ofVintage('2022', '1000'), blocks: [UNITS.any], authorization: 'A-ANY' }),
      addition({ ...ofVintage('2021', '1000'), blocks: [UNITS.ndc] }),
    ]);
  });

  it('to the adaptation share first transfers too, with its own trigger (R-51)', async () => {
    const story = await movements();
    const [, adjustment] = eventsOf(await transfer(story, 'ADAPTATION-SHARE', { blocks: [UNITS.ndc] }));
    expect(adjustment).toEqual(addition({ ...ofVintage('2021', '1000'), blocks: [UNITS.ndc], trigger: 'adaptation-share' }));
  });

  it('by quantity takes the oldest vintage first, whole blocks, and of the last one its last part', async () => {
    const story = await movements();
    await issue(story, '2021', '50', { authorization: 'A-ANY' });
    const [first, second] = [await transfer(story, 'GHA-H2', { quantity: '700' }), await transfer(story, 'GHA-H2', { quantity: '820' })];
    expect(blocksOf(first)).toEqual([CERS, 'UN01-GHA-10471-2021-801-1000']);
    expect(blocksOf(second)).toEqual(['UN01-GHA-10471-2021-1-800', 'UN01-GHA-10471-2021-1031-1050']);
  });

  it.each([
    [{ activity: '10471' }, CERS],
    [{ vintage: '2022' }, UNITS.any],
    [{ authorization: 'A-ANY' }, UNITS.any],
    [{ kind: 'MCU' }, UNITS.mcu],
    [{ purpose: 'NDC' }, UNITS.ndc],
    [{ purpose: 'OP' }, UNITS.any],
  ])('by quantity takes only units that pass the filters: %j', async (filter, expected) => {
    const quantity = expected === CERS ? '500' : '1000';
    expect(blocksOf(await transfer(await movements(), 'GHA-H2', { quantity, ...filter }))).toEqual([expected]);
  });

  it('by quantity passes over frozen and reserved units, and takes them again once they are free', async () => {
    const story = await movements();
    await story.accept('freeze-units', { blocks: [CERS], reason });
    const data = { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [UNITS.ndc] } };
    await story.accept('propose', { proposal: 'P-1', command: 'transfer-units', data, expires: '2026-06-02T00:00:00.000Z' });
    expect(blocksOf(await transfer(story, 'GHA-H2', { quantity: '1' }))).toEqual(['UN01-GHA-10471-2022-1000-1000']);
    story.at('2026-06-02T00:00:00.000Z');
    expect(blocksOf(await transfer(story, 'GHA-H2', { quantity: '1' }))).toEqual(['UN01-GHA-10471-2021-1000-1000']);
  });
});
