import { describe, expect, it } from '@jest/globals';
import { happened } from '../../../src/domain/message/message.js';
import { UnitsTransferred } from '../../../src/domain/movement/units-transferred.js';
import { damaged, found, happen, S } from '../story.js';

const transferred = (from: string, block: string): UnitsTransferred =>
  happened(UnitsTransferred, { from, to: 'GHA-H1', blocks: [block], firstTransferred: [], reference: null, corrects: null });

describe('terminal-accounts', () => {
  it('names an act by which cancelled units left', async () => {
    const report = await damaged((book) => happen(book, transferred('GHA-OP', `${S}-401-410`)));

    expect(found(report, 'terminal-accounts')).toEqual([{ detail: 'units left GHA-OP', revision: 1_000n, blocks: [`${S}-401-410`] }]);
  });

  it('leaves movements between other accounts alone', async () => {
    const report = await damaged((book) => happen(book, transferred('JPN-H1', `${S}-601-610`)));

    expect(report.holds).toBe(true);
  });

  it('names units in such an account that an open proposal would still move', async () => {
    const report = await damaged((book) => {
      book.units.change(`${S}-201-300`, { account: 'CANCELLATION-ADMINISTRATIVE' }, 1_000n);
    });

    expect(found(report, 'terminal-accounts')).toMatchObject([
      { detail: 'CANCELLATION-ADMINISTRATIVE holds units that a proposal would still move' },
    ]);
  });
});
