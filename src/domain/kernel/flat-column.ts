/** Flat arrays that a column is made of. */
type Flat = Uint16Array | Uint32Array;

/** Entries to a chunk, as a power of two. */
const BITS = 13;
const CHUNK = 1 << BITS;

/** Whole numbers by place, in chunks of one flat array each: it grows without copying what is there, and has no room to spare but in the last. */
export class FlatColumn<A extends Flat> {
  private readonly chunks: A[] = [];
  private count = 0;

  constructor(private readonly make: (length: number) => A) {}

  get length(): number {
    return this.count;
  }

  /** Throws where nothing stands. */
  at(place: number): number {
    const value = place < this.count ? this.chunks[place >>> BITS]?.[place & (CHUNK - 1)] : undefined;
    if (value === undefined) throw new Error(`a column of ${this.count} has nothing at ${place}`);
    return value;
  }

  push(value: number): void {
    const chunk = (this.chunks[this.count >>> BITS] ??= this.make(CHUNK));
    chunk[this.count & (CHUNK - 1)] = value;
    this.count += 1;
  }

  /** Lets go of what stands at `length` and behind it. */
  cut(length: number): void {
    this.count = length;
    this.chunks.length = Math.ceil(length / CHUNK);
  }

  /** What stands in it, chunk by chunk, by reference: what is there changes only by `cut`. */
  parts(): Flat[] {
    return this.chunks.map((chunk, i) => chunk.subarray(0, Math.min(CHUNK, this.count - i * CHUNK)));
  }

  /** Puts the numbers of a part behind what is there. */
  append(part: Flat): void {
    for (const value of part) this.push(value);
  }
}
