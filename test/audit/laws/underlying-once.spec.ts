import { describe, expect, it } from '@jest/globals';
import { blockAt, damaged, found, swap } from '../story.js';

const CERS = 'UN01-GHA-5000-2020';

describe('underlying-once', () => {
  it('names two blocks that stand on the same units of another registry', async () => {
    const report = await damaged((book) => {
      const block = blockAt(book, CERS, 31n);
      const { underlying } = block.lot;
      if (!underlying) throw new Error('an import has underlying units');
      swap(book, block, [{ ...block, lot: { ...block.lot, underlying: { ...underlying, first: 30n } } }]);
    });

    expect(found(report, 'underlying-once')).toEqual([
      { detail: 'the same units of ["CDM","GH"] stand behind two blocks', blocks: [`${CERS}-1-30`, `${CERS}-31-50`] },
    ]);
  });

  it('names underlying units that the book would let in once more', async () => {
    const report = await damaged((book) => {
      for (const [, ranges] of book.underlying.all()) {
        const taken = ranges.at(1n);
        if (taken) ranges.replace([taken], []);
      }
    });

    expect(found(report, 'underlying-once')).toMatchObject([{ detail: `["CDM","GH"] 1 to 30 isn't kept as taken` }]);
  });
});
