/** What is kept sorted: `last` may be narrowed in place, `first` stays as it was added. */
interface Bounded {
  readonly first: bigint;
  readonly last: bigint;
}

const MOST = 256;

/** A few hundred ranges beside each other, and where each begins, as a number: rounded beyond 2^53, in the same order all the same. */
interface Chunk<R> {
  readonly ranges: R[];
  readonly begins: number[];
}

/**
 * Disjoint ranges in ascending order, in chunks: finding and adding are O(log n) however many there are, and an insertion moves one chunk.
 * Numbers that lie side by side are searched, not the serials themselves, which lie all over the memory.
 */
export class SortedRanges<R extends Bounded> {
  private readonly chunks: Chunk<R>[] = [];
  private held = 0;

  get size(): number {
    return this.held;
  }

  *[Symbol.iterator](): IterableIterator<R> {
    for (const { ranges } of this.chunks) yield* ranges;
  }

  /** The ranges that share a serial with `first` to `last`, in order, whole. */
  meeting(first: bigint, last: bigint): R[] {
    const found: R[] = [];
    const key = Number(first);
    let c = this.chunkOf(key, first);
    let i = placeIn(this.chunks[c], key, first);
    for (;;) {
      const chunk = this.chunks[c];
      const range = chunk?.ranges[i];
      if (!chunk || !range || range.first > last) return found;
      if (range.last >= first) found.push(range);
      i += 1;
      if (i === chunk.ranges.length) [c, i] = [c + 1, 0];
    }
  }

  /** Adds a range that meets none of the others. */
  add(range: R): void {
    this.held += 1;
    const key = Number(range.first);
    const c = this.chunkOf(key, range.first);
    const chunk = this.chunks[c];
    if (!chunk) return void this.chunks.push({ ranges: [range], begins: [key] });
    const before = placeIn(chunk, key, range.first);
    const beginsBehind = (chunk.ranges[before]?.first ?? range.first) < range.first;
    const place = beginsBehind ? before + 1 : before;
    chunk.ranges.splice(place, 0, range);
    chunk.begins.splice(place, 0, key);
    if (chunk.ranges.length <= MOST) return;
    const half = chunk.ranges.length / 2;
    this.chunks.splice(c + 1, 0, { ranges: chunk.ranges.splice(half), begins: chunk.begins.splice(half) });
  }

  /** The last chunk that begins at or before `serial`, whose number is `key`, or the first one. */
  private chunkOf(key: number, serial: bigint): number {
    let [low, high] = [0, this.chunks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const begin = this.chunks[middle]?.begins[0];
      if (begin !== undefined && begin <= key) low = middle + 1;
      else high = middle;
    }
    let chunk = low === 0 ? 0 : low - 1;
    while (chunk > 0 && (this.chunks[chunk]?.ranges[0]?.first ?? serial) > serial) chunk -= 1;
    return chunk;
  }
}

/** The place of the last range of the chunk that begins at or before `serial`, whose number is `key`; 0 where all begin behind it. */
const placeIn = <R extends Bounded>(chunk: Chunk<R> | undefined, key: number, serial: bigint): number => {
  if (!chunk) return 0;
  const { begins, ranges } = chunk;
  let [low, high] = [0, begins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((begins[middle] ?? 0) <= key) low = middle + 1;
    else high = middle;
  }
  let place = low === 0 ? 0 : low - 1;
  // Serials beyond 2^53 can be one number and not one serial: here, and where a chunk is looked for.
  while (place > 0 && (ranges[place]?.first ?? serial) > serial) place -= 1;
  return place;
};
