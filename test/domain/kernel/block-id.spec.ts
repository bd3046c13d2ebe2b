import { describe, expect, it } from '@jest/globals';
import {
  BLOCK_ID,
  blockId,
  overlaps,
  parseBlockId,
  quantityOf,
  seriesOf,
  seriesParts,
  sumOf,
} from '../../../src/domain/kernel/block-id.js';
import { FORMATS } from '../../../src/domain/kernel/fields.js';

const range = (first: number, last: number): { first: bigint; last: bigint } => ({ first: BigInt(first), last: BigInt(last) });

describe('block ids', () => {
  it.each(['UN01-GHA-10471-2025-1-12000', 'TZA01-TZA-GS11732-1990-999999999999999999-999999999999999999', 'UN01-GHA-A-2199-7-7'])(
    'are read and printed alike: %s',
    (id) => {
      expect(BLOCK_ID.test(id)).toBe(true);
      const parsed = parseBlockId(id);
      expect(blockId(parsed)).toBe(id);
      expect(seriesOf(seriesParts(parsed.series))).toBe(parsed.series);
    },
  );

  it('names registry, host, activity, vintage, first and last', () => {
    expect(parseBlockId('UN01-GHA-10471-2025-1-12000')).toEqual({ series: 'UN01-GHA-10471-2025', first: 1n, last: 12_000n });
    expect(seriesParts('UN01-GHA-10471-2025')).toEqual({ registry: 'UN01', host: 'GHA', activity: '10471', vintage: '2025' });
  });

  it.each([
    ...[
      'UN01-GHA-10471-2025-0-5',
      'UN01-GHA-10471-2025-01-5',
      'UN01-GHA-10471-2225-1-5',
      'UN1-GHA-10471-2025-1-5',
      'UN01-GH-10471-2025-1-5',
    ],
    ...[
      'UN01-GHA-10-471-2025-1-5',
      'un01-GHA-10471-2025-1-5',
      'UN01-GHA-10471-2025-1',
      ' UN01-GHA-10471-2025-1-5',
      'UN01-GHA-10471-2025-1-5\n',
    ],
    ...['UN01-GHA-123456789012345678901-2025-1-5', 'UN01-GHA-10471-2025-1-1000000000000000000', 'UN01-GHA--2025-1-5'],
  ])('%j is none', (id) => {
    expect(BLOCK_ID.test(id)).toBe(false);
  });

  it('run forward', () => {
    const holds = FORMATS['block-range'];
    expect([holds?.('UN01-GHA-10471-2025-5-5'), holds?.('UN01-GHA-10471-2025-6-5')]).toEqual([true, false]);
    expect(holds?.('UN01-GHA-10471-2025-9-10')).toBe(true);
  });
});

describe('ranges of serials', () => {
  it('count both ends', () => {
    expect(quantityOf(range(5, 5))).toBe(1n);
    expect(sumOf([range(1, 10), range(20, 20)])).toBe(11n);
    expect(quantityOf({ first: 1n, last: 999_999_999_999_999_999n })).toBe(999_999_999_999_999_999n);
  });

  it.each([
    [range(1, 10), range(10, 20), true],
    [range(1, 10), range(11, 20), false],
    [range(5, 6), range(1, 20), true],
    [range(11, 20), range(1, 10), false],
  ])('meet or not', (a, b, meet) => {
    expect([overlaps(a, b), overlaps(b, a)]).toEqual([meet, meet]);
  });
});
