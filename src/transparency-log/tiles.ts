import type { HashAt } from './proofs.js';
import { HASH_BYTES, nodeHash } from './tree.js';

// c2sp.org/tlog-tiles: tile n of level l has the roots of 256 full subtrees of 256^l leaves each, fewer where it is the last of its level.

/** How many hashes, or entries, a full tile has. */
export const TILE = 256;
/** Levels of the tree in one tile. */
const HEIGHT = 8;

/** One tile: of hashes, by its level, or of entries. */
export interface TileName {
  readonly level: number | 'entries';
  readonly index: bigint;
  /** How many hashes or entries it has: 256 where it is full. */
  readonly width: number;
}

/** Where it is, below a log: `tile/0/x001/234` or `tile/entries/000.p/7`. */
export const tilePath = ({ level, index, width }: TileName): string => {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const parts = digits.match(/.{3}/g) ?? [];
  return `tile/${level}/${parts.map((part, i) => (i < parts.length - 1 ? `x${part}` : part)).join('/')}${width < TILE ? `.p/${width}` : ''}`;
};

const PLACE = /^((?:x[0-9]{3}\/){0,6}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** The tile of this level at the rest of a path; undefined where that is none. */
export const tileAt = (level: string, rest: string): TileName | undefined => {
  const [, digits, partial] = PLACE.exec(rest) ?? [];
  if (digits === undefined || !/^(?:entries|[0-9]|[1-5][0-9]|6[0-3])$/.test(level)) return undefined;
  const tile = {
    level: level === 'entries' ? level : Number(level),
    index: BigInt(digits.replace(/[x/]/g, '')),
    width: partial === undefined ? TILE : Number(partial),
  } as const;
  return tilePath(tile) === `tile/${level}/${rest}` ? tile : undefined;
};

/** How many hashes the level of tiles has in a tree of `size` leaves; entries are as many as leaves. */
export const countAt = (level: TileName['level'], size: bigint): bigint => (level === 'entries' ? size : size >> BigInt(HEIGHT * level));

/** How wide tile `index` of that level is in a tree of `size` leaves; 0 where it isn't in it. */
export const widthOf = (level: TileName['level'], index: bigint, size: bigint): number => {
  const there = countAt(level, size) - index * BigInt(TILE);
  return there <= 0n ? 0 : there < BigInt(TILE) ? Number(there) : TILE;
};

/** Gives the bytes of a tile, at least as many hashes as its width says. Throws where it isn't there. */
export type ReadTile = (tile: TileName) => Uint8Array;

/** Hash `i` of a tile's bytes. */
export const hashIn = (tile: Uint8Array, i: number): Uint8Array => tile.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES);

/** Hashes of full subtrees of a tree of `size` leaves, read from its tiles, each tile once. */
export const hashesIn = (size: bigint, read: ReadTile): HashAt => {
  const tiles = new Map<string, Uint8Array>();
  const tileOf = (level: number, index: bigint): Uint8Array => {
    const name = { level, index, width: widthOf(level, index, size) };
    const path = tilePath(name);
    let tile = tiles.get(path);
    if (!tile) tiles.set(path, (tile = read(name)));
    return tile;
  };
  /** Of 2^`above` hashes of the tile level, from the one at `first` on: they are all in one tile. */
  const hash = (level: number, above: number, first: bigint): Uint8Array => {
    if (above === 0) return hashIn(tileOf(level, first / BigInt(TILE)), Number(first % BigInt(TILE)));
    const half = 1n << BigInt(above - 1);
    return nodeHash(hash(level, above - 1, first), hash(level, above - 1, first + half));
  };
  return (level, index) => hash(Math.floor(level / HEIGHT), level % HEIGHT, index << BigInt(level % HEIGHT));
};

/** The root over a full tile's hashes: one hash of the level above. */
export const headOfTile = (tile: Uint8Array): Uint8Array => {
  let row = Array.from({ length: TILE }, (_, i) => hashIn(tile, i));
  while (row.length > 1) row = row.flatMap((left, i) => (i % 2 === 0 ? [nodeHash(left, row[i + 1] ?? left)] : []));
  return row[0] ?? tile;
};
