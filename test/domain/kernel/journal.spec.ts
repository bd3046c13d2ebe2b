import { describe, expect, it } from '@jest/globals';
import { Journal } from '../../../src/domain/kernel/journal.js';
import { Ranges, type Range } from '../../../src/domain/kernel/ranges.js';
import { Table } from '../../../src/domain/kernel/table.js';
import { Dice } from './dice.js';

interface Row {
  readonly code: string;
  readonly state: number;
}
const contents = (table: Table<Row>): Row[] => [...table.values()];

describe('a table with its journal', () => {
  it('keeps what was committed', () => {
    const journal = new Journal();
    const table = new Table<Row>('thing', journal);
    journal.begin();
    table.set('A', { code: 'A', state: 1 });
    table.update('A', { state: 2 });
    journal.commit();
    expect(contents(table)).toEqual([{ code: 'A', state: 2 }]);
    expect([table.has('A'), table.get('B'), table.size, [...table.keys()]]).toEqual([true, undefined, 1, ['A']]);
  });

  it('has no trace of what was rolled back: new rows gone, old ones as they were', () => {
    const journal = new Journal();
    const table = new Table<Row>('thing', journal);
    const before: Row = { code: 'A', state: 1 };
    table.set('A', before);
    journal.begin();
    table.update('A', { state: 2 });
    table.set('B', { code: 'B', state: 1 });
    table.update('B', { state: 5 });
    table.update('A', { state: 3 });
    journal.rollback();
    expect(contents(table)).toEqual([{ code: 'A', state: 1 }]);
    expect(table.get('A')).toBe(before);
    expect(table.has('B')).toBe(false);
  });

  it('takes back one command of a batch, or a group of them', () => {
    const journal = new Journal();
    const table = new Table<Row>('thing', journal);
    journal.begin();
    table.set('A', { code: 'A', state: 1 });
    const mark = journal.mark();
    table.update('A', { state: 2 });
    table.set('B', { code: 'B', state: 1 });
    expect(journal.since(mark)).toHaveLength(2);
    journal.rollbackTo(mark);
    expect(contents(table)).toEqual([{ code: 'A', state: 1 }]);
    journal.rollbackTo(0);
    expect(contents(table)).toEqual([]);
    journal.commit();
  });

  it('never changes a row in place', () => {
    const table = new Table<Row>('thing', new Journal());
    const row: Row = Object.freeze({ code: 'A', state: 1 });
    table.set('A', row);
    table.update('A', { state: 2 });
    expect([row.state, table.get('A')?.state]).toEqual([1, 2]);
  });

  it('is told a change of something it does not have as a fault', () => {
    expect(() => new Table<Row>('thing', new Journal()).update('A', { state: 1 })).toThrow(
      "an event changes thing A, which the book doesn't have",
    );
  });

  it('has one batch at a time', () => {
    const journal = new Journal();
    journal.begin();
    expect(() => journal.begin()).toThrow('already open');
  });

  it('undoes tables and ranges together, latest first, whatever was done (200 random batches)', () => {
    const dice = new Dice(11);
    const journal = new Journal();
    const table = new Table<Row>('thing', journal);
    const ranges = new Ranges<Range>(journal);
    ranges.insert({ first: 1n, last: 1_000_000n });
    const image = (): string[] => [
      ...[...table.keys()].sort().map((key) => `${key}=${table.get(key)?.state}`),
      ...[...ranges].map(({ first, last }) => `${first}-${last}`),
    ];
    for (let batch = 0; batch < 200; batch += 1) {
      const before = image();
      journal.begin();
      for (let step = dice.below(8); step >= 0; step -= 1) {
        const code = `C${dice.below(20)}`;
        table.set(code, { code, state: dice.below(1_000) });
        const found = ranges.at(BigInt(1 + dice.below(1_000_000)));
        if (!found || found.first === found.last) continue;
        const middle = found.first + BigInt(dice.below(Number(found.last - found.first)));
        ranges.replace(
          [found],
          [
            { ...found, last: middle },
            { ...found, first: middle + 1n },
          ],
        );
      }
      if (dice.chance(0.3)) journal.commit();
      else {
        journal.rollback();
        expect(image()).toEqual(before);
      }
    }
    expect(ranges.size).toBeGreaterThan(50);
  });
});
