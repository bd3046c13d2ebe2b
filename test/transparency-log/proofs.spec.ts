import { describe, expect, it } from '@jest/globals';
import { isConsistent, isIncluded } from '../../src/transparency-log/check-proofs.js';
import { consistencyProof, inclusionProof, rootAt } from '../../src/transparency-log/proofs.js';
import { CompactRange, hexOf, leafHash } from '../../src/transparency-log/tree.js';
import { Dice } from '../simulation/dice.js';
import { recursiveLeaf, recursivePath, recursiveProof, recursiveRoot, rootOfPath } from './recursive.js';
import { hashesOf, leavesOf } from './tiles-of.js';

const hex = (hashes: readonly Uint8Array[]): string[] => hashes.map(hexOf);
const MOST = 130;
const LEAVES = leavesOf(MOST, leafHash);
const ROOTS = Array.from({ length: MOST + 1 }, (_, size) => recursiveRoot(LEAVES, size));
const rootOf = (size: number): Uint8Array => ROOTS[size] ?? Buffer.alloc(0);
const leafOf = (index: number): Uint8Array => LEAVES[index] ?? Buffer.alloc(0);

/** One bit, one hash too many or too few, or two changed places: never what it was. */
const mutated = (proof: readonly Uint8Array[], dice: Dice): Uint8Array[] => {
  const copy = proof.map((hash) => Buffer.from(hash));
  const at = dice.between(0, Math.max(0, copy.length - 1));
  const kind = copy.length === 0 ? 'more' : dice.oneOf('bit', 'more', 'fewer', 'short');
  if (kind === 'more') copy.splice(at, 0, Buffer.alloc(32, dice.between(0, 255)));
  else if (kind === 'fewer') copy.splice(at, 1);
  else if (kind === 'short') copy[at] = Buffer.from(copy[at] ?? []).subarray(1);
  else {
    const hash = copy[at] ?? Buffer.alloc(32);
    const byte = dice.between(0, 31);
    hash[byte] = (hash[byte] ?? 0) ^ (1 << dice.between(0, 7));
  }
  return copy;
};

describe('proofs read off tiles', () => {
  it(`of every leaf in every tree to ${MOST} are those of the recursive definition, and are taken`, () => {
    for (let size = 1; size <= MOST; size += 1) {
      const hashAt = hashesOf(LEAVES.slice(0, size));
      const root = rootOf(size);
      expect(hexOf(rootAt(BigInt(size), hashAt))).toBe(hexOf(root));
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(BigInt(index), BigInt(size), hashAt);
        expect(hex(proof)).toEqual(hex(recursivePath(index, LEAVES, size)));
        const claim = { index: BigInt(index), size: BigInt(size), leaf: leafOf(index), root, proof };
        if (!isIncluded(claim)) throw new Error(`leaf ${index} of ${size} is not taken`);
      }
    }
  });

  it(`of every tree in every other to ${MOST} are those of the recursive definition, and are taken`, () => {
    for (let to = 1; to <= MOST; to += 1) {
      const hashAt = hashesOf(LEAVES.slice(0, to));
      for (let from = 1; from <= to; from += 1) {
        const proof = consistencyProof(BigInt(from), BigInt(to), hashAt);
        expect(hex(proof)).toEqual(hex(recursiveProof(from, LEAVES, to)));
        const claim = { from: BigInt(from), to: BigInt(to), fromRoot: rootOf(from), toRoot: rootOf(to), proof };
        if (!isConsistent(claim)) throw new Error(`${from} in ${to} is not taken`);
      }
    }
  });

  it('of a leaf or a tree that is not there are none', () => {
    const hashAt = hashesOf(LEAVES.slice(0, 7));
    expect(() => inclusionProof(7n, 7n, hashAt)).toThrow('no leaf 7');
    expect(() => consistencyProof(0n, 7n, hashAt)).toThrow('no beginning');
    expect(() => consistencyProof(8n, 7n, hashAt)).toThrow('no beginning');
  });

  it('of random trees, beyond one tile too, lead where the recursive definition leads', () => {
    const dice = new Dice(37);
    for (let tree = 0; tree < 12; tree += 1) {
      const size = dice.between(1, 900);
      const entries = Array.from({ length: size }, () => `${dice.between(0, 1_000_000_000)}`);
      const leaves = entries.map((entry) => recursiveLeaf(Buffer.from(entry)));
      const range = new CompactRange();
      for (const entry of entries) range.push(leafHash(entry));
      const hashAt = hashesOf(leaves);
      const root = hexOf(recursiveRoot(leaves));
      expect([hexOf(range.root()), hexOf(rootAt(BigInt(size), hashAt))]).toEqual([root, root]);
      for (let i = 0; i < 20; i += 1) {
        const [index, from] = [dice.between(0, size - 1), dice.between(1, size)];
        const proof = inclusionProof(BigInt(index), BigInt(size), hashAt);
        const reached = rootOfPath(index, size, recursiveLeaf(Buffer.from(entries[index] ?? '')), proof);
        expect(hexOf(reached ?? Buffer.alloc(0))).toBe(root);
        expect(hex(consistencyProof(BigInt(from), BigInt(size), hashAt))).toEqual(hex(recursiveProof(from, leaves)));
      }
    }
  });
});

describe('a proof with anything changed', () => {
  it('is refused: 10,000 of them', () => {
    const dice = new Dice(17);
    const hashes = Array.from({ length: MOST + 1 }, (_, size) => hashesOf(LEAVES.slice(0, size)));
    const refused = { inclusion: 0, consistency: 0 };
    for (let i = 0; i < 5_000; i += 1) {
      const size = dice.between(1, MOST);
      const [index, from] = [dice.between(0, size - 1), dice.between(1, size)];
      const hashAt = hashes[size] ?? hashesOf([]);
      const inclusion = mutated(inclusionProof(BigInt(index), BigInt(size), hashAt), dice);
      const consistency = mutated(consistencyProof(BigInt(from), BigInt(size), hashAt), dice);
      const claim = { index: BigInt(index), size: BigInt(size), leaf: leafOf(index), root: rootOf(size), proof: inclusion };
      const other = { from: BigInt(from), to: BigInt(size), fromRoot: rootOf(from), toRoot: rootOf(size), proof: consistency };
      refused.inclusion += Number(!isIncluded(claim));
      refused.consistency += Number(!isConsistent(other));
    }
    expect(refused).toEqual({ inclusion: 5_000, consistency: 5_000 });
  });

  it('is refused for another place, another size, another leaf and another root', () => {
    const proof = inclusionProof(5n, 11n, hashesOf(LEAVES.slice(0, 11)));
    const claim = { index: 5n, size: 11n, leaf: leafOf(5), root: rootOf(11), proof };
    expect(isIncluded(claim)).toBe(true);
    for (const other of [{ index: 4n }, { index: -1n }, { size: 5n }, { leaf: leafOf(4) }, { root: rootOf(10) }])
      expect([other, isIncluded({ ...claim, ...other })]).toEqual([other, false]);
    const consistency = consistencyProof(6n, 11n, hashesOf(LEAVES.slice(0, 11)));
    const grown = { from: 6n, to: 11n, fromRoot: rootOf(6), toRoot: rootOf(11), proof: consistency };
    expect(isConsistent(grown)).toBe(true);
    for (const other of [{ from: 5n }, { from: 12n }, { from: -1n }, { fromRoot: rootOf(5) }, { toRoot: rootOf(12) }])
      expect([other, isConsistent({ ...grown, ...other })]).toEqual([other, false]);
  });
});
