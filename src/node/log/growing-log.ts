import type { Leaf, LeafPages } from '../../event-store/leaf-pages.js';
import { bundleOf } from '../../transparency-log/bundle.js';
import { GrowingTiles, type Tile } from '../../transparency-log/growing-tiles.js';
import { TILE, type ReadTile } from '../../transparency-log/tiles.js';

/** Tiles and entry bundles of a registry's events, as far as they were taken. */
export class GrowingLog {
  private constructor(
    private readonly tiles: GrowingTiles,
    /** The entries of the last bundle that isn't full. */
    private entries: Uint8Array[],
  ) {}

  /** A log without leaves. */
  static empty(): GrowingLog {
    return new GrowingLog(new GrowingTiles(), []);
  }

  /** The log of the first `size` events, as its tiles are. Throws what `read` throws. */
  static of(size: bigint, read: ReadTile, events: LeafPages): GrowingLog {
    const begin = size - (size % BigInt(TILE));
    return new GrowingLog(
      GrowingTiles.of(size, read),
      events.read(begin, Number(size - begin)).map(({ body }) => Buffer.from(body)),
    );
  }

  get size(): bigint {
    return this.tiles.size;
  }

  root(): Uint8Array {
    return this.tiles.root();
  }

  /** Takes the next leaves; gives the bundles and tiles that they fill or begin, bundles first. */
  grow(leaves: readonly Leaf[]): Tile[] {
    const bundles: Tile[] = [];
    for (const { body, hash } of leaves) {
      this.tiles.push(hash);
      this.entries.push(Buffer.from(body));
      if (this.entries.length < TILE) continue;
      bundles.push(this.bundle());
      this.entries = [];
    }
    if (this.entries.length > 0) bundles.push(this.bundle());
    return [...bundles, ...this.tiles.take()];
  }

  private bundle(): Tile {
    const index = (this.size - 1n) / BigInt(TILE);
    return { name: { level: 'entries', index, width: this.entries.length }, bytes: bundleOf(this.entries) };
  }
}
