import type { Journal, Undoable } from './journal.js';

/** Consecutive serials, both ends included. */
export interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

export interface RangeChange<Row> {
  readonly removed: readonly Row[];
  readonly added: readonly Row[];
}

const CHUNK = 128;

/** Disjoint ranges in ascending order, in chunks: finding, splitting and replacing cost O(log n) whatever the ranges span. */
export class Ranges<Row extends Range> implements Undoable<RangeChange<Row>> {
  private readonly chunks: Row[][] = [[]];
  private count = 0;
  /** Where a range was found last: what is found is asked for again and then replaced. Good only while that very range stands there. */
  private chunk = 0;
  private slot = 0;

  /** `name` says to the read side whose ranges these are; it follows those that have one. */
  constructor(
    private readonly journal: Journal,
    readonly name = '',
  ) {}

  get size(): number {
    return this.count;
  }

  /** The range that contains `serial`, if one does. */
  at(serial: bigint): Row | undefined {
    const row = this.nextFrom(serial);
    return row && row.first <= serial ? row : undefined;
  }

  /** The first range that ends at or after `serial`. */
  nextFrom(serial: bigint): Row | undefined {
    const near = this.chunks[this.chunk]?.[this.slot];
    if (near && near.first <= serial && serial <= near.last) return near;
    this.find(serial);
    return this.chunks[this.chunk]?.[this.slot] ?? this.chunks[this.chunk + 1]?.[0];
  }

  /** All ranges, lowest first. */
  *[Symbol.iterator](): IterableIterator<Row> {
    for (const chunk of this.chunks) yield* chunk;
  }

  /** The same as they are now. */
  toArray(): Row[] {
    return this.chunks.flat();
  }

  /** Puts ranges, in ascending order, behind all others. Outside of a batch: it isn't taken back. */
  fill(rows: readonly Row[]): void {
    if (this.count === 0) this.chunks.length = 0;
    for (let from = 0; from < rows.length; from += CHUNK) this.chunks.push(rows.slice(from, from + CHUNK));
    this.count += rows.length;
  }

  /** Adds a range that overlaps none. */
  insert(row: Row): void {
    this.replace([], [row]);
  }

  /** Puts `added` where `removed` was, both in ascending order and with no other range between. The caller sees to it that the ranges stay disjoint. */
  replace(removed: readonly Row[], added: readonly Row[]): void {
    this.journal.record(this, { removed, added });
    this.swap(removed, added);
  }

  undo({ removed, added }: RangeChange<Row>): void {
    this.swap(added, removed);
  }

  /** Nearly always one cut into one chunk; what a full chunk was parted between is taken row by row. */
  private swap(out: readonly Row[], into: readonly Row[]): void {
    const [begin = into[0]] = out;
    if (!begin) return;
    if (this.chunks[this.chunk]?.[this.slot] !== begin) this.find(begin.first);
    const { chunk: c, slot } = this;
    const chunk = this.chunks[c] ?? [];
    const whole = slot + out.length <= chunk.length;
    for (const row of whole ? [] : out.slice(1)) this.swap([row], []);
    chunk.splice(slot, whole ? out.length : 1, ...into);
    this.count += into.length - (whole ? out.length : 1);
    if (chunk.length > CHUNK) this.chunks.splice(c + 1, 0, chunk.splice(CHUNK >> 1));
    else if (chunk.length === 0 && this.chunks.length > 1) this.chunks.splice(c, 1);
  }

  /** Looks up where `serial` stands, or would. */
  private find(serial: bigint): void {
    this.chunk = this.chunkOf(serial);
    this.slot = slotOf(this.chunks[this.chunk] ?? [], serial);
  }

  /** The last chunk that begins at or before `serial`. */
  private chunkOf(serial: bigint): number {
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const begin = this.chunks[middle]?.[0];
      if (begin && begin.first <= serial) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const slotOf = (chunk: readonly Range[], serial: bigint): number => {
  let low = 0;
  let high = chunk.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = chunk[middle];
    if (row && row.last < serial) low = middle + 1;
    else high = middle;
  }
  return low;
};
