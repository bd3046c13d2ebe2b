import { describe, expect, it } from '@jest/globals';
import { damaged, found, S } from '../story.js';

describe('reservations', () => {
  it('names units reserved by a proposal that nobody made', async () => {
    const report = await damaged((book) => book.units.change(`${S}-601-610`, { reservedBy: 'PROP-9' }, 1_000n));

    expect(found(report, 'reservations')).toEqual([
      { detail: 'PROP-9 reserves units, and no such proposal was made', revision: 1_000n, blocks: [`${S}-601-610`] },
    ]);
  });

  it('names units reserved by a proposal that does not name them', async () => {
    const report = await damaged((book) => book.units.change(`${S}-601-610`, { reservedBy: 'PROP-1' }, 1_000n));

    expect(found(report, 'reservations')).toMatchObject([{ detail: "PROP-1 reserves units that it doesn't name" }]);
  });

  it('names units that an approved proposal still reserves; one that was declined reserves nothing', async () => {
    const approved = await damaged((book) => book.proposals.update('PROP-1', { state: 'approved' }));
    const declined = await damaged((book) => book.proposals.update('PROP-1', { state: 'declined' }));

    expect(found(approved, 'reservations')).toMatchObject([{ detail: 'PROP-1 was approved and still reserves units' }]);
    expect(declined.holds).toBe(true);
  });
});
