import { describe, expect, it } from '@jest/globals';
import { damaged, found, S } from '../story.js';

describe('authorized-quantity', () => {
  it('names an authorization with more units than were authorized', async () => {
    const report = await damaged((book) => book.authorizations.update('A-1', { quantity: 999n }));

    expect(found(report, 'authorized-quantity')).toMatchObject([{ detail: 'A-1: 1000 units exist, 999 are authorized' }]);
  });

  it('holds where exactly what was authorized exists', async () => {
    expect((await damaged((book) => book.authorizations.update('A-1', { quantity: 1_000n }))).holds).toBe(true);
  });

  it('names a count that is not what exists', async () => {
    const report = await damaged((book) => book.authorizations.update('A-1', { used: 999n }));

    expect(found(report, 'authorized-quantity')).toMatchObject([{ detail: 'A-1: 999 units count as authorized, 1000 exist' }]);
  });

  it('names units under an authorization that nobody gave', async () => {
    const report = await damaged((book) => book.units.change(`${S}-601-610`, { authorization: 'A-9' }, 1_000n));

    expect(found(report, 'authorized-quantity')).toMatchObject([
      { detail: "units stand under A-9, which the book doesn't have" },
      { detail: 'A-1: 1000 units count as authorized, 990 exist' },
    ]);
  });
});
