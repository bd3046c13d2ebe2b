import { describe, expect, it } from '@jest/globals';
import { damaged, found, S } from '../story.js';

const MCUS = 'UN01-GHA-10471-2024';

describe('kinds-in-accounts', () => {
  it('names MCUs that were cancelled as if they were authorized (R-61)', async () => {
    const report = await damaged((book) => book.units.change(`${MCUS}-1-10`, { account: 'GHA-OP' }, 1_000n));

    expect(found(report, 'kinds-in-accounts')).toEqual([
      { detail: 'GHA-OP may not hold MCU units', revision: 1_000n, blocks: [`${MCUS}-1-10`] },
    ]);
  });

  it('lets them stay where they may be', async () => {
    expect((await damaged((book) => book.units.change(`${MCUS}-1-10`, { account: 'CANCELLATION-VOLUNTARY' }, 1_000n))).holds).toBe(true);
  });

  it('names units in an account that was never opened, or that is closed', async () => {
    const nowhere = await damaged((book) => book.units.change(`${S}-601-601`, { account: 'NOWHERE' }, 1_000n));
    const closed = await damaged((book) => book.accounts.update('JPN-H1', { state: 'closed' }));

    expect(found(nowhere, 'kinds-in-accounts')).toMatchObject([{ detail: 'NOWHERE may not hold AER units' }]);
    expect(found(closed, 'kinds-in-accounts')).toMatchObject([{ detail: 'JPN-H1 is closed and holds units' }]);
  });
});
