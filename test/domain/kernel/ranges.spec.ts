import { describe, expect, it } from '@jest/globals';
import { Journal } from '../../../src/domain/kernel/journal.js';
import { Ranges, type Range } from '../../../src/domain/kernel/ranges.js';
import { Dice } from './dice.js';

interface Owned extends Range {
  readonly owner: string;
}
const row = (first: number, last: number, owner = 'a'): Owned => ({ first: BigInt(first), last: BigInt(last), owner });
const shape = (ranges: Iterable<Owned>): string => [...ranges].map(({ first, last, owner }) => `${first}-${last}${owner}`).join(' ');

/** The same ranges as a plain sorted list, looked through from its beginning. */
class Naive {
  rows: Owned[] = [];
  at(serial: bigint): Owned | undefined {
    return this.rows.find(({ first, last }) => first <= serial && serial <= last);
  }
  nextFrom(serial: bigint): Owned | undefined {
    return this.rows.find(({ last }) => last >= serial);
  }
  replace(removed: readonly Owned[], added: readonly Owned[]): void {
    this.rows = [...this.rows.filter((r) => !removed.includes(r)), ...added].sort((a, b) => (a.first < b.first ? -1 : 1));
  }
}

describe('disjoint ranges', () => {
  it('are found by any serial in them, and between them the next', () => {
    const ranges = new Ranges<Owned>(new Journal());
    for (const r of [row(11, 20), row(1, 5), row(30, 30)]) ranges.insert(r);
    expect(shape(ranges)).toBe('1-5a 11-20a 30-30a');
    expect([1n, 5n, 11n, 20n, 30n].map((serial) => ranges.at(serial)?.first)).toEqual([1n, 1n, 11n, 11n, 30n]);
    expect([0n, 6n, 10n, 21n, 31n].map((serial) => ranges.at(serial))).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect([0n, 6n, 21n, 31n].map((serial) => ranges.nextFrom(serial)?.first)).toEqual([1n, 11n, 30n, undefined]);
  });

  it('are none at first, and none again once all are removed', () => {
    const ranges = new Ranges<Owned>(new Journal());
    expect([ranges.size, ranges.at(1n), ranges.nextFrom(0n)]).toEqual([0, undefined, undefined]);
    const only = row(1, 10);
    ranges.insert(only);
    ranges.replace([only], []);
    expect([ranges.size, ranges.at(1n), shape(ranges)]).toEqual([0, undefined, '']);
  });

  it.each([1, 2, 3, 4])('split, change hands and go as a plain list would have it (seed %i)', (seed) => {
    const dice = new Dice(seed);
    const ranges = new Ranges<Owned>(new Journal());
    const naive = new Naive();
    const whole = row(1, 20_000);
    ranges.insert(whole);
    naive.replace([], [whole]);
    for (let step = 0; step < 2_500; step += 1) {
      const serial = BigInt(dice.below(20_100));
      const found = ranges.at(serial);
      if (found !== naive.at(serial) || ranges.nextFrom(serial) !== naive.nextFrom(serial)) throw new Error(`not the same at ${serial}`);
      if (!found) continue;
      const span = Number(found.last - found.first);
      const middle = found.first + BigInt(dice.below(span + 1));
      const parts =
        middle < found.last
          ? [
              { ...found, last: middle },
              { ...found, first: middle + 1n, owner: 'b' },
            ]
          : [{ ...found, owner: 'c' }];
      const added = dice.chance(0.05) ? parts.slice(1) : parts;
      ranges.replace([found], added);
      naive.replace([found], added);
    }
    expect(ranges.size).toBe(naive.rows.length);
    expect(ranges.size).toBeGreaterThan(600);
    expect(shape(ranges)).toBe(shape(naive.rows));
  });

  it('that many were put in any order stand in order, and can be taken out in any order', () => {
    const dice = new Dice(7);
    const ranges = new Ranges<Owned>(new Journal());
    const rows = Array.from({ length: 5_000 }, (_, i) => row(i * 3 + 1, i * 3 + 2)).sort(() => dice.roll() - 0.5);
    for (const r of rows) ranges.insert(r);
    expect([...ranges].every((r, i) => r.first === BigInt(i * 3 + 1))).toBe(true);
    for (const r of rows.slice(1_000).reverse()) ranges.replace([r], []);
    expect(shape(ranges)).toBe(shape(rows.slice(0, 1_000).sort((a, b) => Number(a.first - b.first))));
  });

  it('are replaced and put back in runs, wherever the run begins and ends', () => {
    const journal = new Journal();
    const ranges = new Ranges<Owned>(journal);
    const rows = Array.from({ length: 400 }, (_, i) => row(i + 1, i + 1));
    for (const r of rows) ranges.insert(r);
    const before = shape(ranges);
    for (const [at, length] of rows.flatMap((_, i) => [2, 3, 150].map((n): [number, number] => [i, n]))) {
      const run = rows.slice(at, at + length);
      const [first, last] = [run[0]?.first ?? 0n, run.at(-1)?.last ?? 0n];
      journal.begin();
      ranges.replace(run, [{ first, last, owner: 'b' }]);
      expect([ranges.size, ranges.at(last)?.first, ranges.nextFrom(last + 1n)?.first]).toEqual([
        rows.length - run.length + 1,
        first,
        rows[at + run.length]?.first,
      ]);
      journal.rollback();
      expect([ranges.size, shape(ranges) === before]).toEqual([rows.length, true]);
    }
  });
});
