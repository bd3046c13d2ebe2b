import { describe, expect, it } from '@jest/globals';
import { blockAt, damaged, found, S, swap } from '../story.js';

describe('one-place-a-unit', () => {
  it('names two blocks that hold the same unit, though the sums are right', async () => {
    const report = await damaged((book) => {
      const block = blockAt(book, S, 601n);
      swap(book, block, [{ ...block, first: block.first - 1n, last: block.last - 1n }]);
    });

    const [finding, ...more] = found(report, 'one-place-a-unit');
    expect([...(finding?.blocks ?? [])].sort()).toEqual([`${S}-501-600`, `${S}-600-829`]);
    expect(more).toEqual([]);
  });

  it('sees units of another host of the same activity and vintage', async () => {
    const report = await damaged((book) => {
      const block = blockAt(book, S, 831n);
      const lot = { ...block.lot, series: 'UN01-CHE-10471-2025' };
      swap(book, block, []);
      book.units.create({ ...block, lot, first: 830n, last: 929n });
    });

    expect(found(report, 'one-place-a-unit')).toMatchObject([{ blocks: [`${S}-601-830`, 'UN01-CHE-10471-2025-830-929'] }]);
  });

  it('leaves neighbours alone', async () => {
    const report = await damaged((book) => {
      book.units.change(`${S}-650-650`, { account: 'CHE-H1' }, 1_000n);
    });

    expect(report.holds).toBe(true);
  });
});
