import { hash as digest } from 'node:crypto';

// RFC 6962 section 2.1. Leaf n of a registry's tree is the event at revision n.

/** 0x01, left, right: filled anew for each node, so that none is allocated. */
const NODE = Buffer.alloc(65, 1);

/** The 32 bytes of SHA-256. Asked for as text and copied into pooled memory: memory of its own for each hash costs more than the hash. */
const sha256 = (bytes: string | Uint8Array): Buffer => Buffer.from(digest('sha256', bytes, 'binary'), 'binary');

/** A hash as lower-case hex. */
export const hexOf = (hash: Uint8Array): string => Buffer.from(hash.buffer, hash.byteOffset, hash.length).toString('hex');

/** The hash that a lower-case or upper-case hex text is of. */
export const hashOf = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

/** How long every hash is. */
export const HASH_BYTES = 32;

/** Whether two hashes are the same. Roots and leaves are public: the time it takes tells nobody anything. */
export const sameHash = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

/** SHA-256 of 0x00 and the entry's UTF-8. */
export const leafHash = (entry: string): Uint8Array => sha256(`\0${entry}`);

/** The same of an entry whose bytes may be any. */
export const leafHashOf = (entry: Uint8Array): Uint8Array => sha256(Buffer.concat([ZERO, entry]));

const ZERO = Buffer.of(0);
const ONE = Buffer.of(1);

/** SHA-256 of 0x01, left and right. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) return sha256(Buffer.concat([ONE, left, right]));
  NODE.set(left, 1);
  NODE.set(right, 33);
  return sha256(NODE);
};

/** The root of a growing tree in at most 64 hashes: one for each full subtree, largest first. */
export class CompactRange {
  private readonly hashes: Uint8Array[] = [];
  private count = 0n;

  /** The tree of `size` leaves, given `subtrees` of it. Throws where they are not as many as such a tree has. */
  static of(size: bigint, subtrees: readonly string[]): CompactRange {
    const range = new CompactRange();
    range.hashes.push(...subtrees.map((hash) => Buffer.from(hash, 'hex')));
    range.count = size;
    const ones = size.toString(2).replaceAll('0', '').length;
    if (subtrees.length !== ones) throw new Error(`a tree of ${size} leaves has ${ones} full subtrees, and ${subtrees.length} were given`);
    return range;
  }

  /** The hashes of the full subtrees, largest first, lower-case hex: all there is to know to go on from here. */
  get subtrees(): string[] {
    return this.hashes.map(hexOf);
  }

  get size(): bigint {
    return this.count;
  }

  /** Adds the next leaf's hash. */
  push(leaf: Uint8Array): void {
    let hash = leaf;
    for (let bits = Number(this.count); bits % 2 === 1; bits = (bits - 1) / 2) hash = nodeHash(this.hashes.pop() ?? hash, hash);
    this.hashes.push(hash);
    this.count += 1n;
  }

  /** The tree head over all leaves so far; SHA-256 of nothing for none. */
  root(): Uint8Array {
    const [last, ...rest] = [...this.hashes].reverse();
    return last ? rest.reduce((right, left) => nodeHash(left, right), last) : sha256('');
  }
}
