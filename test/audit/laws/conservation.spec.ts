import { describe, expect, it } from '@jest/globals';
import { damaged, found } from '../story.js';

describe('conservation', () => {
  it('names an activity and vintage of which units are missing', async () => {
    const report = await damaged((book) => book.serials.set('10471 2025', { next: 1_003n, issued: null, imported: null }));

    expect(found(report, 'conservation')).toEqual([
      { detail: 'activity and vintage 10471 2025: 1000 units are held, 1002 were issued or imported' },
    ]);
  });

  it('names units beyond the last serial that was given out', async () => {
    const report = await damaged((book) => book.serials.set('10471 2024', { next: 100n, issued: null, imported: null }));

    expect(found(report, 'conservation')).toEqual([
      { detail: 'serials that were never given out', blocks: ['UN01-GHA-10471-2024-99-100'] },
      { detail: 'activity and vintage 10471 2024: 100 units are held, 99 were issued or imported' },
    ]);
  });
});
