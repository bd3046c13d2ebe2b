import { nodeHash, sameHash, HASH_BYTES } from './tree.js';

// What is given is somebody else's: no proof makes these throw, and no hash of another length is taken (RFC 9162 sections 2.1.3.2, 2.1.4.2).

/** A leaf's hash, and where it is said to be. */
export interface Inclusion {
  readonly index: bigint;
  readonly size: bigint;
  readonly leaf: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether the proof shows that the leaf is the one at `index` of the tree of `size` leaves with this root. */
export const isIncluded = ({ index, size, leaf, root, proof }: Inclusion): boolean => {
  if (index < 0n || index >= size || ![leaf, root, ...proof].every(isHash)) return false;
  let [place, last, hash] = [index, size - 1n, leaf];
  for (const sibling of proof) {
    if (last === 0n) return false;
    if (isOdd(place) || place === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(place) && place !== 0n) [place, last] = [place >> 1n, last >> 1n];
    } else hash = nodeHash(hash, sibling);
    [place, last] = [place >> 1n, last >> 1n];
  }
  return last === 0n && sameHash(hash, root);
};

/** Two trees of one log. */
export interface Consistency {
  readonly from: bigint;
  readonly to: bigint;
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether the proof shows that the smaller tree is the beginning of the larger. Every tree begins with the one of no leaves. */
export const isConsistent = ({ from, to, fromRoot, toRoot, proof }: Consistency): boolean => {
  if (from < 0n || from > to || ![fromRoot, toRoot, ...proof].every(isHash)) return false;
  if (from === to) return proof.length === 0 && sameHash(fromRoot, toRoot);
  if (from === 0n) return proof.length === 0;
  const [first, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof;
  if (!first) return false;
  let [place, last] = [from - 1n, to - 1n];
  while (isOdd(place)) [place, last] = [place >> 1n, last >> 1n];
  let [smaller, larger] = [first, first];
  for (const hash of rest) {
    if (last === 0n) return false;
    if (isOdd(place) || place === last) {
      smaller = nodeHash(hash, smaller);
      larger = nodeHash(hash, larger);
      while (!isOdd(place) && place !== 0n) [place, last] = [place >> 1n, last >> 1n];
    } else larger = nodeHash(larger, hash);
    [place, last] = [place >> 1n, last >> 1n];
  }
  return last === 0n && sameHash(smaller, fromRoot) && sameHash(larger, toRoot);
};

const isHash = (hash: Uint8Array): boolean => hash.length === HASH_BYTES;
const isOdd = (number: bigint): boolean => (number & 1n) === 1n;
const isPowerOfTwo = (number: bigint): boolean => (number & (number - 1n)) === 0n;
