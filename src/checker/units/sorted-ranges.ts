/** What is kept sorted: bounds may be narrowed in place, never moved past a neighbour. */
interface Bounded {
  readonly first: bigint;
  readonly last: bigint;
}

const MOST = 256;

/**
 * Disjoint ranges in ascending order, in chunks of a few hundred: finding and adding are O(log n) however many there are, and an insertion
 * moves one chunk.
 */
export class SortedRanges<R extends Bounded> {
  private readonly chunks: R[][] = [];
  private held = 0;

  get size(): number {
    return this.held;
  }

  *[Symbol.iterator](): IterableIterator<R> {
    for (const chunk of this.chunks) yield* chunk;
  }

  /** The ranges that share a serial with `first` to `last`, in order, whole. */
  meeting(first: bigint, last: bigint): R[] {
    const found: R[] = [];
    let c = this.chunkAt(first);
    let i = indexAt(this.chunks[c], first);
    for (;;) {
      const chunk = this.chunks[c];
      const range = chunk?.[i];
      if (!chunk || !range || range.first > last) return found;
      found.push(range);
      i += 1;
      if (i === chunk.length) [c, i] = [c + 1, 0];
    }
  }

  /** Adds a range that meets none of the others. */
  add(range: R): void {
    this.held += 1;
    const c = Math.min(this.chunkAt(range.first), this.chunks.length - 1);
    const chunk = this.chunks[c];
    if (!chunk) return void this.chunks.push([range]);
    chunk.splice(indexAt(chunk, range.first), 0, range);
    if (chunk.length > MOST) this.chunks.splice(c + 1, 0, chunk.splice(chunk.length / 2));
  }

  /** The first chunk whose end isn't before `serial`. */
  private chunkAt(serial: bigint): number {
    let [low, high] = [0, this.chunks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const end = this.chunks[middle]?.at(-1);
      if (end && end.last < serial) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The place of the first range of the chunk that doesn't end before `serial`. */
const indexAt = <R extends Bounded>(chunk: readonly R[] | undefined, serial: bigint): number => {
  let [low, high] = [0, chunk?.length ?? 0];
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = chunk?.[middle];
    if (range && range.last < serial) low = middle + 1;
    else high = middle;
  }
  return low;
};
