import { nodeHash } from './tree.js';

// Proofs of RFC 6962 sections 2.1.1 and 2.1.2, made from the hashes of full subtrees: nothing but tiles has to be read for them.

/** The hash over the 2^`level` leaves that begin at leaf `index` · 2^`level`, all of which are there. */
export type HashAt = (level: number, index: bigint) => Uint8Array;

/** The tree head over the leaves from `begin` up to and without `end`, one at least; `begin` is a multiple of every full subtree in it. */
const headOf = (begin: bigint, end: bigint, hashAt: HashAt): Uint8Array => {
  const left = splitOf(end - begin);
  if (left === end - begin) return hashAt(logarithm(left), begin / left);
  return nodeHash(headOf(begin, begin + left, hashAt), headOf(begin + left, end, hashAt));
};

/** The root over the first `size` leaves, one at least. */
export const rootAt = (size: bigint, hashAt: HashAt): Uint8Array => headOf(0n, size, hashAt);

/** The hashes by which leaf `index` is shown to be in the tree of `size` leaves, from the leaf up. Throws where it isn't in it. */
export const inclusionProof = (index: bigint, size: bigint, hashAt: HashAt): Uint8Array[] => {
  if (index < 0n || index >= size) throw new RangeError(`there is no leaf ${index} in a tree of ${size}`);
  const path = (begin: bigint, end: bigint): Uint8Array[] => {
    if (end - begin === 1n) return [];
    const middle = begin + halfOf(end - begin);
    return index < middle ? [...path(begin, middle), headOf(middle, end, hashAt)] : [...path(middle, end), headOf(begin, middle, hashAt)];
  };
  return path(0n, size);
};

/** The hashes by which the tree of `from` leaves is shown to be the beginning of that of `to`. Throws where `from` is none, or the larger. */
export const consistencyProof = (from: bigint, to: bigint, hashAt: HashAt): Uint8Array[] => {
  if (from < 1n || from > to) throw new RangeError(`a tree of ${from} leaves is no beginning of one of ${to}`);
  /** `whole`: whether everything from `begin` on that the smaller tree has is known to who checks. */
  const path = (begin: bigint, end: bigint, whole: boolean): Uint8Array[] => {
    if (from === end) return whole ? [] : [headOf(begin, end, hashAt)];
    const middle = begin + halfOf(end - begin);
    return from <= middle
      ? [...path(begin, middle, whole), headOf(middle, end, hashAt)]
      : [...path(middle, end, false), headOf(begin, middle, hashAt)];
  };
  return path(0n, to, true);
};

/** The largest power of two that is at most `count`. */
const splitOf = (count: bigint): bigint => 1n << BigInt(logarithm(count));
/** The largest power of two below `count`, which is two at least. */
const halfOf = (count: bigint): bigint => splitOf(count - 1n);
/** How often `count` can be halved. */
const logarithm = (count: bigint): number => count.toString(2).length - 1;
