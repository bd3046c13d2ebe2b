import { describe, expect, it } from '@jest/globals';
import { movements } from '../../support/movements.js';
import { eventsOf, findings } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';

const reason = { code: 'error-in-data' };
const id = (first: number, last: number): string => `UN01-GHA-10471-2021-${first}-${last}`;

describe('unfreeze-units', () => {
  everyStoryReplays();

  it('lets frozen units move again, telling only what changed', async () => {
    const story = await movements();
    await story.accept('freeze-units', { blocks: [id(101, 200), id(301, 400)], reason });
    const outcome = await story.accept('unfreeze-units', { blocks: [id(151, 350)], reason });
    expect(eventsOf(outcome)).toEqual([['UnitsUnfrozen', { blocks: [id(151, 200), id(301, 350)], reason }]]);
    const move = (block: string): object => ({ from: 'GHA-H1', to: 'GHA-H2', units: { blocks: [block] } });
    expect((await story.give('transfer-units', move(id(150, 151)))).refusal).toBe('units-frozen');
    expect((await story.give('transfer-units', move(id(151, 350)))).refusal).toBeNull();
  });

  it('lets go what is frozen, of units that were issued', async () => {
    const story = await movements();
    expect((await story.give('unfreeze-units', { blocks: [id(1, 10)], reason })).refusal).toBe('nothing-to-change');
    expect((await story.give('unfreeze-units', { blocks: [id(1, 1001)], reason })).refusal).toBe('unknown-units');
  });

  it('can never name the same unit twice', async () => {
    const wrong = await (await movements()).give('unfreeze-units', { blocks: [id(5, 9), id(1, 5)], reason });
    expect(findings(wrong)).toEqual([['/blocks/1', 'serial-overlap']]);
  });
});
