import { headOfTile, hashesIn, TILE, tilePath, widthOf, type TileName } from '../../src/transparency-log/tiles.js';
import type { HashAt } from '../../src/transparency-log/proofs.js';

/** The tiles of hashes over these leaves, by path. */
export const tilesOf = (leaves: readonly Uint8Array[]): Map<string, Uint8Array> => {
  const tiles = new Map<string, Uint8Array>();
  let row = leaves;
  for (let level = 0; row.length > 0; level += 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < row.length; at += TILE) {
      const hashes = row.slice(at, at + TILE);
      const bytes = Buffer.concat(hashes);
      tiles.set(tilePath({ level, index: BigInt(at / TILE), width: hashes.length }), bytes);
      if (hashes.length === TILE) above.push(headOfTile(bytes));
    }
    row = above;
  }
  return tiles;
};

/** Hashes read off the tiles over `leaves`, as a node reads them. */
export const hashesOf = (leaves: readonly Uint8Array[]): HashAt => {
  const tiles = tilesOf(leaves);
  return hashesIn(BigInt(leaves.length), (name: TileName) => {
    const bytes = tiles.get(tilePath(name));
    if (!bytes || name.width !== widthOf(name.level, name.index, BigInt(leaves.length))) throw new Error(`no ${tilePath(name)}`);
    return bytes;
  });
};

/** Hashes of `count` leaves, each another. */
export const leavesOf = (count: number, hash: (entry: string) => Uint8Array): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => hash(`entry-${i}`));
