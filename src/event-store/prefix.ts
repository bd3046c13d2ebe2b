import { createHash, type Hash } from 'node:crypto';
import { CompactRange, leafHash } from '../transparency-log/tree.js';
import type { StoredAct } from './event-store.js';

/** The tree over events: the hashes of its full subtrees, largest first, hex. */
export type Subtrees = readonly string[];

/** Which events a snapshot is made of: the first `size` of a stream, distinguished from all others. */
export interface Prefix {
  readonly size: bigint;
  /** Of the last of them. */
  readonly id: string;
  /** SHA-256 over their leaf hashes one after the other, hex: compared in a fraction of the time that their tree takes. */
  readonly leaves: string;
  readonly subtrees: Subtrees;
}

/** Grows with the events that it takes, and says what they were by their bytes. */
export class GrowingPrefix {
  private tree = new CompactRange();
  private leaves = createHash('sha256');
  private id = '';

  /** Goes on behind `prefix`; `leaves` is the sum over its leaf hashes, not ended. */
  static behind({ size, id, subtrees }: Prefix, leaves: Hash): GrowingPrefix {
    return Object.assign(new GrowingPrefix(), { tree: CompactRange.of(size, subtrees), leaves, id });
  }

  add(act: StoredAct): void {
    for (const { id, body } of act) {
      const leaf = leafHash(body);
      this.tree.push(leaf);
      this.leaves.update(leaf);
      this.id = id;
    }
  }

  get size(): bigint {
    return this.tree.size;
  }

  /** As it is now. */
  get now(): Prefix {
    return { size: this.size, id: this.id, leaves: this.leaves.copy().digest('hex'), subtrees: this.tree.subtrees };
  }
}
