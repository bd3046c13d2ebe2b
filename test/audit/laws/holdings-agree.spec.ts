import { describe, expect, it } from '@jest/globals';
import { blockAt, damaged, found, S } from '../story.js';

describe('holdings-agree', () => {
  it('names a block that its account does not list', async () => {
    const report = await damaged((book) => {
      const block = blockAt(book, S, 601n);
      book.units.heldBy('JPN-H1').replace(block.lot, [block], []);
    });

    expect(found(report, 'holdings-agree')).toEqual([{ detail: "JPN-H1 doesn't list a block that is its", blocks: [`${S}-601-830`] }]);
  });

  it('names a block that two accounts list', async () => {
    const report = await damaged((book) => {
      const block = blockAt(book, S, 601n);
      book.units.heldBy('CHE-H1').replace(block.lot, [], [block]);
    });

    expect(found(report, 'holdings-agree')).toEqual([{ detail: "CHE-H1 lists a block that isn't its", blocks: [`${S}-601-830`] }]);
  });

  it('names a block of which the two views say different things', async () => {
    const report = await damaged((book) => {
      const block = blockAt(book, S, 601n);
      book.units.heldBy('JPN-H1').replace(block.lot, [block], [{ ...block, frozen: true }]);
    });

    expect(found(report, 'holdings-agree')).toHaveLength(1);
  });
});
