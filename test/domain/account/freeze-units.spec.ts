import { describe, expect, it } from '@jest/globals';
import { movements, UNITS } from '../../support/movements.js';
import { eventsOf, findings } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';

const reason = { code: 'court-order' };
const id = (first: number, last: number): string => `UN01-GHA-10471-2021-${first}-${last}`;
const move = (...blocks: string[]): object => ({ from: 'GHA-H1', to: 'GHA-H2', units: { blocks } });

describe('freeze-units', () => {
  everyStoryReplays();

  it('freezes a range, splitting the block it stands in', async () => {
    const story = await movements();
    const outcome = await story.accept('freeze-units', { blocks: [id(101, 200)], reason });
    expect(eventsOf(outcome)).toEqual([['UnitsFrozen', { blocks: [id(101, 200)], reason }]]);
    expect(story.book.units.within(UNITS.ndc)?.map(({ first, last, frozen }) => [first, last, frozen])).toEqual([
      [1n, 100n, false],
      [101n, 200n, true],
      [201n, 1000n, false],
    ]);
  });

  it('keeps frozen units from moving, and their neighbours not (R-82)', async () => {
    const story = await movements();
    await story.accept('freeze-units', { blocks: [id(101, 200)], reason });
    expect(await story.give('transfer-units', move(id(100, 101)))).toMatchObject({
      refusal: 'units-frozen',
      names: { blocks: [id(101, 101)] },
    });
    expect((await story.give('transfer-units', move(id(200, 201)))).refusal).toBe('units-frozen');
    expect((await story.give('transfer-units', move(id(1, 100), id(201, 1000)))).refusal).toBeNull();
  });

  it('tells only what changed', async () => {
    const story = await movements();
    await story.accept('freeze-units', { blocks: [id(101, 200)], reason });
    const outcome = await story.accept('freeze-units', { blocks: [id(51, 300)], reason });
    expect(eventsOf(outcome)).toEqual([['UnitsFrozen', { blocks: [id(51, 100), id(201, 300)], reason }]]);
    expect((await story.give('freeze-units', { blocks: [id(60, 250)], reason })).refusal).toBe('nothing-to-change');
  });

  it('freezes units wherever they are, used and cancelled ones too', async () => {
    const story = await movements();
    await story.accept('cancel-units', {
      from: 'GHA-H1',
      to: 'CANCELLATION-ADMINISTRATIVE',
      purpose: 'administrative',
      units: { blocks: [id(1, 10)] },
    });
    expect((await story.give('freeze-units', { blocks: [id(1, 20)], reason })).refusal).toBeNull();
  });

  it('freezes units that were issued, every one of them', async () => {
    const story = await movements();
    expect((await story.give('freeze-units', { blocks: [id(1000, 1001)], reason })).refusal).toBe('unknown-units');
    expect((await story.give('freeze-units', { blocks: ['UN01-GHA-10471-1999-1-1'], reason })).refusal).toBe('unknown-units');
    expect((await story.give('freeze-units', { blocks: [id(1000, 1000)], reason })).refusal).toBeNull();
  });

  it.each([
    ['the same unit twice', [id(1, 10), id(20, 30), id(10, 15)], ['/blocks/2', 'serial-overlap']],
    ['a range that runs backwards', [id(10, 9)], ['/blocks/0', 'serial-range-reversed']],
    ['serial 0', [id(0, 9)], ['/blocks/0', 'identifier-format']],
    ['no block', [], ['/blocks', 'too-few']],
  ])('can never name %s', async (_, blocks, finding) => {
    expect(findings(await (await movements()).give('freeze-units', { blocks, reason }))).toEqual([finding]);
  });

  it('names at most 1,000 blocks', async () => {
    const story = await movements();
    const blocks = Array.from({ length: 1_001 }, (_, i) => id(i + 1, i + 1));
    expect((await story.give('freeze-units', { blocks, reason })).refusal).toBe('too-large');
    expect((await story.give('freeze-units', { blocks: blocks.slice(0, 1_000), reason })).refusal).toBeNull();
  });
});
