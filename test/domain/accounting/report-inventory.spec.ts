import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { eventsOf } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { ghana, inventory } from './given.js';

describe('report-inventory', () => {
  everyStoryReplays();

  it('records what a Party says of a year, in any metric, also less than zero', async () => {
    const story = await ghana();
    const sink = inventory('2024', '-12', { metric: 'GWh' });

    expect(eventsOf(await story.accept('report-inventory', inventory('2025', '1000')))).toEqual([
      ['InventoryReported', inventory('2025', '1000')],
    ]);
    expect(eventsOf(await story.accept('report-inventory', sink))).toEqual([['InventoryReported', sink]]);
    expectLaws(story);
  });

  it('puts a better figure in the place of an earlier one; the same again changes nothing', async () => {
    const story = await ghana();
    await story.accept('report-inventory', inventory('2025', '1000'));

    expect((await story.give('report-inventory', inventory('2025', '1000'))).refusal).toBe('nothing-to-change');
    await story.accept('report-inventory', inventory('2025', '990'));
    await story.accept('report-inventory', inventory('2025', '990', { source: { sha256: 'b'.repeat(64) } }));

    expect([...story.book.inventories.values()].map(({ year, quantity }) => [year, quantity])).toEqual([['2025', 990n]]);
  });

  it('refuses a Party that is not registered', async () => {
    expect((await (await ghana()).give('report-inventory', inventory('2025', '1', { party: 'CHE' }))).refusal).toBe('unknown-party');
  });

  it('R-83: a Party reports its own', async () => {
    const story = await ghana();
    await story.accept('grant-role', { actor: 'swiss', role: 'party', scope: 'CHE' });
    await story.accept('grant-role', { actor: 'ghana', role: 'party', scope: 'GHA' });

    expect((await story.give('report-inventory', inventory('2025', '1'), { actor: 'swiss' })).refusal).toBe('forbidden');
    expect((await story.accept('report-inventory', inventory('2025', '1'), { actor: 'ghana' })).events[0]?.authority).toBe('party:GHA');
  });
});
