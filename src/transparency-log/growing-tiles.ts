import { rootAt, type HashAt } from './proofs.js';
import { countAt, hashesIn, hashIn, headOfTile, TILE, widthOf, type ReadTile, type TileName } from './tiles.js';
import { CompactRange, hexOf } from './tree.js';

/** A tile and its bytes. */
export interface Tile {
  readonly name: TileName;
  readonly bytes: Uint8Array;
}

/** The tiles of a tree that grows leaf by leaf: in memory is the last tile of each level, and what was filled since it was last asked for. */
export class GrowingTiles {
  private readonly levels: { index: bigint; hashes: Uint8Array[] }[] = [];
  private filled: Tile[] = [];
  private range = new CompactRange();

  /** The tree of the first `size` leaves, as its tiles say. Throws what `read` throws. */
  static of(size: bigint, read: ReadTile): GrowingTiles {
    const tiles = new GrowingTiles();
    for (let level = 0; countAt(level, size) > 0n; level += 1) {
      const index = countAt(level, size) / BigInt(TILE);
      const width = widthOf(level, index, size);
      const bytes = width === 0 ? Buffer.alloc(0) : read({ level, index, width });
      tiles.levels.push({ index, hashes: Array.from({ length: width }, (_, i) => hashIn(bytes, i)) });
    }
    tiles.range = CompactRange.of(size, size === 0n ? [] : subtreesAt(size, hashesIn(size, read)));
    return tiles;
  }

  get size(): bigint {
    return this.range.size;
  }

  root(): Uint8Array {
    return this.range.root();
  }

  push(leaf: Uint8Array): void {
    this.range.push(leaf);
    this.add(0, leaf);
  }

  /** What changed since the last call: the tiles that were filled, and the last of each level that has one which isn't full. */
  take(): Tile[] {
    const filled = this.filled;
    this.filled = [];
    const last = this.levels.flatMap(({ index, hashes }, level) =>
      hashes.length === 0 ? [] : [{ name: { level, index, width: hashes.length }, bytes: Buffer.concat(hashes) }],
    );
    return [...filled, ...last];
  }

  private add(level: number, hash: Uint8Array): void {
    const last = (this.levels[level] ??= { index: 0n, hashes: [] });
    last.hashes.push(hash);
    if (last.hashes.length < TILE) return;
    const bytes = Buffer.concat(last.hashes);
    this.filled.push({ name: { level, index: last.index, width: TILE }, bytes });
    this.levels[level] = { index: last.index + 1n, hashes: [] };
    this.add(level + 1, headOfTile(bytes));
  }
}

/** The hashes of the full subtrees of a tree of `size` leaves, largest first, lower-case hex. */
const subtreesAt = (size: bigint, hashAt: HashAt): string[] => {
  const subtrees: string[] = [];
  const bits = size.toString(2);
  for (let level = bits.length - 1, begin = 0n; level >= 0; level -= 1) {
    if (bits[bits.length - 1 - level] !== '1') continue;
    subtrees.push(hexOf(hashAt(level, begin >> BigInt(level))));
    begin += 1n << BigInt(level);
  }
  return subtrees;
};

/** Whether every tile among `written` is in the tree of `size` leaves that `read` gives, as the level above it says, up to `root`. */
export const areTilesOf = (size: bigint, root: Uint8Array, written: readonly Tile[], read: ReadTile): boolean => {
  if (hexOf(rootAt(size, hashesIn(size, read))) !== hexOf(root)) return false;
  return written.every(({ name, bytes }) => {
    const there = read(name);
    if (Buffer.compare(there, bytes) !== 0) return false;
    const { level, index, width } = name;
    if (level === 'entries' || width < TILE) return true;
    const above = read({ level: level + 1, index: index / BigInt(TILE), width: widthOf(level + 1, index / BigInt(TILE), size) });
    return Buffer.compare(hashIn(above, Number(index % BigInt(TILE))), headOfTile(there)) === 0;
  });
};
