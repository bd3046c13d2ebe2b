import { describe, expect, it } from '@jest/globals';
import { bundleOf, entriesIn } from '../../src/transparency-log/bundle.js';
import { tileAt, tilePath, widthOf } from '../../src/transparency-log/tiles.js';
import { leafHash } from '../../src/transparency-log/tree.js';
import { leavesOf, tilesOf } from './tiles-of.js';

describe('the path of a tile', () => {
  it.each([
    [{ level: 0, index: 0n, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1_234_067n, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 1, index: 999n, width: 1 }, 'tile/1/999.p/1'],
    [{ level: 'entries', index: 1_000n, width: 255 }, 'tile/entries/x001/000.p/255'],
  ] as const)('of %j is as the specification has it, and is read back', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    const [, level = '', ...rest] = path.split('/');
    expect(tileAt(level, rest.join('/'))).toEqual(tile);
  });

  it.each(['', '1', '0000', 'x000/001', '001/002', '000.p/0', '000.p/256', '000.p/01', '000.p', '../000', 'x001/000/', '000/../000'])(
    'is not %j',
    (rest) => {
      expect(tileAt('0', rest)).toBeUndefined();
    },
  );

  it('has a level below 64, or entries', () => {
    for (const level of ['64', '00', '-1', 'a', 'key', '']) expect([level, tileAt(level, '000')]).toEqual([level, undefined]);
    expect(tileAt('63', '000')?.level).toBe(63);
  });
});

describe('the tiles of a tree', () => {
  it('of 70,000 leaves are as many as the specification says', () => {
    const tiles = [...tilesOf(leavesOf(70_000, leafHash)).keys()];
    expect([0, 1, 2, 3].map((level) => tiles.filter((path) => path.startsWith(`tile/${level}/`)).length)).toEqual([274, 2, 1, 0]);
    expect(tiles).toContain('tile/0/273.p/112');
    expect(tiles).toContain('tile/1/001.p/17');
    expect([widthOf(0, 273n, 70_000n), widthOf(1, 1n, 70_000n), widthOf(2, 0n, 70_000n), widthOf(3, 0n, 70_000n)]).toEqual([112, 17, 1, 0]);
    expect([widthOf('entries', 273n, 70_000n), widthOf(0, 274n, 70_000n)]).toEqual([112, 0]);
  });
});

describe('a bundle of entries', () => {
  const entries = ['', 'a', 'b'.repeat(60_000)].map((entry) => Buffer.from(entry));

  it('is read as it was written, and the first of it too', () => {
    const bundle = bundleOf(entries);
    expect(entriesIn(bundle, 3)?.map((entry) => Buffer.from(entry))).toEqual(entries);
    expect(entriesIn(bundle, 1)).toHaveLength(1);
    expect([...bundle.subarray(0, 5)]).toEqual([0, 0, 0, 1, 97]);
  });

  it('that is cut off has no entries', () => {
    const bundle = bundleOf(entries);
    for (const end of [0, 1, 3, 4, 5, bundle.length - 1]) expect(entriesIn(bundle.subarray(0, end), 3)).toBeUndefined();
    expect(() => bundleOf([Buffer.alloc(65_536)])).toThrow('fits no bundle');
  });
});
