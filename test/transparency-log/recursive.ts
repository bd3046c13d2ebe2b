import { createHash } from 'node:crypto';

// The tree of RFC 6962 once more, as its text has it: recursive, over all leaves, with nothing of src/. What grows it leaf by leaf, and what
// reads proofs off tiles, is compared with this.

type Bytes = Uint8Array;

const sha256 = (...parts: readonly Bytes[]): Bytes => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest();
};

export const recursiveLeaf = (entry: Bytes): Bytes => sha256(Buffer.of(0), entry);
const node = (left: Bytes, right: Bytes): Bytes => sha256(Buffer.of(1), left, right);

/** The largest power of two below `count`. */
const split = (count: number): number => {
  let half = 1;
  while (half * 2 < count) half *= 2;
  return half;
};

/** Roots that were reckoned already, by the leaves they are of. */
const known = new WeakMap<readonly Bytes[], Map<string, Bytes>>();

/** MTH of section 2.1, over the hashes of the leaves from `begin` up to and without `end`. */
export const recursiveRoot = (leaves: readonly Bytes[], end = leaves.length, begin = 0): Bytes => {
  const [first, count] = [leaves[begin], end - begin];
  if (!first || count === 0) return sha256();
  if (count === 1) return first;
  let roots = known.get(leaves);
  if (!roots) known.set(leaves, (roots = new Map<string, Bytes>()));
  let root = roots.get(`${begin}-${end}`);
  if (!root) {
    const middle = begin + split(count);
    root = node(recursiveRoot(leaves, middle, begin), recursiveRoot(leaves, end, middle));
    roots.set(`${begin}-${end}`, root);
  }
  return root;
};

/** PATH of section 2.1.1: of leaf `m` in the tree of the first `end`. */
export const recursivePath = (m: number, leaves: readonly Bytes[], end = leaves.length, begin = 0): Bytes[] => {
  if (end - begin === 1) return [];
  const middle = begin + split(end - begin);
  return m < middle
    ? [...recursivePath(m, leaves, middle, begin), recursiveRoot(leaves, end, middle)]
    : [...recursivePath(m, leaves, end, middle), recursiveRoot(leaves, middle, begin)];
};

/** PROOF of section 2.1.2: of the first `m` in the tree of the first `end`. */
export const recursiveProof = (m: number, leaves: readonly Bytes[], end = leaves.length): Bytes[] => subproof(m, leaves, end, 0, true);

const subproof = (m: number, leaves: readonly Bytes[], end: number, begin: number, isKnown: boolean): Bytes[] => {
  if (m === end) return isKnown ? [] : [recursiveRoot(leaves, end, begin)];
  const middle = begin + split(end - begin);
  return m <= middle
    ? [...subproof(m, leaves, middle, begin, isKnown), recursiveRoot(leaves, end, middle)]
    : [...subproof(m, leaves, end, middle, false), recursiveRoot(leaves, middle, begin)];
};

/** The root that a leaf and its path lead to, walked from the root down. */
export const rootOfPath = (m: number, count: number, leaf: Bytes, path: readonly Bytes[]): Bytes | undefined => {
  if (count === 1) return path.length === 0 ? leaf : undefined;
  const top = path.at(-1);
  if (!top) return undefined;
  const k = split(count);
  const below = m < k ? rootOfPath(m, k, leaf, path.slice(0, -1)) : rootOfPath(m - k, count - k, leaf, path.slice(0, -1));
  return below && (m < k ? node(below, top) : node(top, below));
};
