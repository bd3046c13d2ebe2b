import { describe, expect, it } from '@jest/globals';
import { SortedRanges } from '../../../src/checker/units/sorted-ranges.js';

interface Span {
  readonly first: bigint;
  last: bigint;
}

/** Numbers from 0 up to `below`, the same on each run. */
const dice = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
};

describe.each([
  ['of few digits', 0n],
  ['beyond 2^53, where a number is not exact', 2n ** 59n],
])('ranges of serials %s', (_, base) => {
  it('are found as in a plain list, however they are added and cut', () => {
    const roll = dice(Number(base % 1_000n) + 7);
    const sorted = new SortedRanges<Span>();
    const plain: Span[] = [];
    const meeting = (first: bigint, last: bigint): Span[] => plain.filter((span) => span.first <= last && first <= span.last);
    const add = (span: Span): void => {
      sorted.add(span);
      plain.push(span);
      plain.sort((a, b) => (a.first < b.first ? -1 : 1));
    };
    for (let turn = 0; turn < 6_000; turn += 1) {
      const first = base + BigInt(roll(9_000));
      const last = first + BigInt(roll(7));
      const found = sorted.meeting(first, last);
      expect(found).toEqual(meeting(first, last));
      const [met] = found;
      if (!met) add({ first, last });
      else if (met.last > met.first && roll(3) === 0) {
        const rest = { first: met.first + 1n, last: met.last };
        met.last = met.first;
        add(rest);
      }
    }
    expect([...sorted]).toEqual(plain);
    expect([sorted.size, plain.length > 2_000]).toEqual([plain.length, true]);
  });
});
