import { blockId, parseBlockId } from '../kernel/block-id.js';
import type { Journal, Undoable } from '../kernel/journal.js';
import type { Kept } from '../kernel/kept.js';

/** From where to where a transfer moved which units. */
export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly blocks: readonly string[];
}

interface Slice {
  readonly names: readonly string[];
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
}

/** What there was before a transfer was added. */
interface Before {
  readonly names: number;
  readonly words: number;
  readonly transfers: number;
}

/** Words of a record before its blocks: revision, account it left, account it came to, number of blocks. */
const HEAD = 4;
/** Words of a block: series, and two for each of its ends. */
const BLOCK = 5;
const WORD = 32n;
const LOW = 0xffffffffn;

/**
 * What every transfer moved, by the revision of its event, so that it can be corrected: 20 bytes and 20 for each block, in flat
 * arrays that only grow. Accounts and series stand in them by number.
 */
export class Transfers implements Undoable<Before>, Kept<Slice> {
  private readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();
  private words = new Uint32Array(1024);
  private used = 0;
  /** Where the record of each transfer begins: ascending, as revisions are. */
  private starts = new Uint32Array(128);
  private count = 0;

  constructor(private readonly journal: Journal) {}

  /** The transfer that the event at `revision` was, in O(log n); undefined where that was none. */
  at(revision: bigint): Transfer | undefined {
    const start = this.find(revision);
    if (start === undefined) return undefined;
    const blocks = Array.from({ length: this.word(start + 3) }, (_, i) => this.blockAt(start + HEAD + i * BLOCK));
    return { from: this.nameAt(start + 1), to: this.nameAt(start + 2), blocks };
  }

  /** The event at `revision`, later than all before it, moved `blocks`. */
  add(revision: bigint, { from, to, blocks }: Transfer): void {
    this.journal.record<Before>(this, { names: this.names.length, words: this.used, transfers: this.count });
    if (this.count === this.starts.length) this.starts = grown(this.starts);
    this.starts[this.count] = this.used;
    this.count += 1;
    this.push(Number(revision), this.numberOf(from), this.numberOf(to), blocks.length);
    for (const block of blocks) {
      const { series, first, last } = parseBlockId(block);
      this.push(this.numberOf(series), ...halves(first), ...halves(last));
    }
  }

  undo({ names, words, transfers }: Before): void {
    for (const name of this.names.splice(names)) this.numbers.delete(name);
    this.used = words;
    this.count = transfers;
  }

  slices(): Iterable<Slice> {
    return [{ names: [...this.names], words: this.words.slice(0, this.used), starts: this.starts.slice(0, this.count) }];
  }

  restore(slices: Iterable<Slice>): void {
    for (const { names, words, starts } of slices) {
      for (const name of names) this.numberOf(name);
      [this.words, this.used] = [words.slice(), words.length];
      [this.starts, this.count] = [starts.slice(), starts.length];
    }
  }

  private find(revision: bigint): number | undefined {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const start = this.starts[middle] ?? 0;
      const found = BigInt(this.word(start));
      if (found === revision) return start;
      if (found < revision) low = middle + 1;
      else high = middle;
    }
    return undefined;
  }

  private blockAt(at: number): string {
    const [first, last] = [at + 1, at + 3].map((end) => (BigInt(this.word(end)) << WORD) | BigInt(this.word(end + 1)));
    return blockId({ series: this.nameAt(at), first: first ?? 0n, last: last ?? 0n });
  }

  private word(at: number): number {
    return this.words[at] ?? 0;
  }

  private nameAt(at: number): string {
    return this.names[this.word(at)] ?? '';
  }

  private numberOf(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.numbers.set(name, number);
    }
    return number;
  }

  private push(...some: readonly number[]): void {
    if (this.used + some.length > this.words.length) this.words = grown(this.words);
    this.words.set(some, this.used);
    this.used += some.length;
  }
}

const halves = (serial: bigint): [number, number] => [Number(serial >> WORD), Number(serial & LOW)];

const grown = (array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
  const larger = new Uint32Array(Math.ceil(array.length * 1.5) + 16);
  larger.set(array);
  return larger;
};
