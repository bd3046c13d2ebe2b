import { describe, expect, it } from '@jest/globals';
import { quantityOf } from '../../src/domain/kernel/block-id.js';
import { Recorded } from './support/recorded.js';
import { actEnds, eventsOf, storyOf } from './support/stories.js';

describe('balances', () => {
  it.each([11, 12, 15])('of random programme %i sum at the end of every act', async (seed) => {
    const scenario = await storyOf(seed, 120);
    const events = eventsOf(scenario);
    const recorded = new Recorded(scenario.book.code, events);
    const model = await recorded.open();
    const opened = events.findIndex(({ body }) => body.includes('"RegistryOpened"'));

    for (const end of actEnds(events).filter((revision) => revision >= opened)) {
      const { issued, imported, ...held } = (await model.ask('registry', { at: String(end) })).answer.totals;
      expect(Object.values(held).reduce((sum, quantity) => sum + BigInt(quantity), 0n)).toBe(BigInt(issued) + BigInt(imported));
    }
    await recorded.discard();
  });

  it.each([21, 22, 23, 27])("and adjustments of random programme %i are the book's", async (seed) => {
    const scenario = await storyOf(seed, 140);
    const recorded = new Recorded(scenario.book.code, eventsOf(scenario));
    const model = await recorded.open();
    const { rows } = (await model.ask('balances', { by: ['account', 'kind', 'status', 'vintage'] })).answer;

    const sums = new Map<string, bigint>();
    for (const [, blocks] of scenario.book.units.all())
      for (const block of blocks) {
        const status = block.firstTransferred ? 'first-transferred' : 'not-first-transferred';
        const key = `${block.account} ${block.kind} ${status} ${block.lot.vintage}`;
        sums.set(key, (sums.get(key) ?? 0n) + quantityOf(block));
      }
    expect(new Map(rows.map((row) => [`${row.account} ${row.kind} ${row.status} ${row.vintage}`, BigInt(row.quantity)]))).toEqual(sums);

    for (const { party, additions, subtractions } of scenario.book.adjusted.values()) {
      const { answer } = await model.ask('adjustments', { party });
      expect([answer.additions, answer.subtractions]).toEqual([String(additions), String(subtractions)]);
      expect(answer.byVintage.reduce((sum, year) => sum + BigInt(year.additions), 0n)).toBe(additions);
      expect(answer.byUseYear.reduce((sum, year) => sum + BigInt(year.subtractions), 0n)).toBe(subtractions);
    }
    await recorded.discard();
  });
});
