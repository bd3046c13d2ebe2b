import type { Journal, Undoable } from '../kernel/journal.js';
import type { Kept } from '../kernel/kept.js';

const EMPTY = 0xffffffff;
const FULL = 0.85;
const GROWTH = 1.3;

interface Slots {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  readonly revisions: Uint32Array;
  readonly count: number;
}

/**
 * Which revision a 256-bit hash was written at, for keys that grow without end: 60 bits of the hash and 32 of the revision, 12 bytes a
 * slot in flat arrays. A hit is a candidate, to be confirmed by reading the event at that revision.
 */
export class Fingerprints implements Undoable<bigint>, Kept<Slots> {
  private high = new Uint32Array(0);
  private low = new Uint32Array(0);
  private revisions = new Uint32Array(0);
  private count = 0;

  constructor(
    private readonly journal: Journal,
    capacity = 1024,
  ) {
    this.allocate(capacity);
  }

  get size(): number {
    return this.count;
  }

  /** The revisions under which `hash` (base64url, 43 characters) may have been written. */
  candidates(hash: string): bigint[] {
    const [high, low] = words(hash);
    const found: bigint[] = [];
    for (let slot = this.home(high, low); this.revisions[slot] !== EMPTY; slot = this.next(slot)) {
      if (this.high[slot] === high && this.low[slot] === low) found.push(BigInt(this.revisions[slot] ?? EMPTY));
    }
    return found;
  }

  add(hash: string, revision: bigint): void {
    if (revision >= BigInt(EMPTY)) throw new Error('a registry has at most 2^32 - 2 events');
    if (this.count + 1 > this.revisions.length * FULL) this.grow();
    const [high, low] = words(hash);
    this.put(high, low, Number(revision));
    this.journal.record(this, packed(high, low, revision));
  }

  /**
   * Lets go of what `hash` was written with at `revision`: the fact no longer counts, and another may claim the same. Throws where it wasn't
   * written there.
   */
  release(hash: string, revision: bigint): void {
    if (!this.candidates(hash).includes(revision))
      throw new Error(`an event releases a fingerprint that revision ${revision} didn't write`);
    const [high, low] = words(hash);
    this.remove(high, low, Number(revision));
    this.journal.record(this, RELEASED | packed(high, low, revision));
  }

  undo(change: bigint): void {
    const high = Number((change >> 64n) & 0xffffffffn);
    const low = Number((change >> 32n) & 0xffffffffn);
    const revision = Number(change & 0xffffffffn);
    if (change >= RELEASED) this.put(high, low, revision);
    else this.remove(high, low, revision);
  }

  slices(): Iterable<Slots> {
    const { high, low, revisions, count } = this;
    return [{ high: high.slice(), low: low.slice(), revisions: revisions.slice(), count }];
  }

  /** What it is given may be a part of something larger, which a copy lets go of. */
  restore(slices: Iterable<Slots>): void {
    for (const { high, low, revisions, count } of slices)
      Object.assign(this, { high: high.slice(), low: low.slice(), revisions: revisions.slice(), count });
  }

  private put(high: number, low: number, revision: number): void {
    let slot = this.home(high, low);
    while (this.revisions[slot] !== EMPTY) slot = this.next(slot);
    this.high[slot] = high;
    this.low[slot] = low;
    this.revisions[slot] = revision;
    this.count += 1;
  }

  /** Removes the entry and closes the gap behind it, so that no later one becomes unreachable. */
  private remove(high: number, low: number, revision: number): void {
    let hole = this.home(high, low);
    while (this.high[hole] !== high || this.low[hole] !== low || this.revisions[hole] !== revision) hole = this.next(hole);
    for (let slot = this.next(hole); this.revisions[slot] !== EMPTY; slot = this.next(slot)) {
      const home = this.home(this.high[slot] ?? 0, this.low[slot] ?? 0);
      const mayMove = hole <= slot ? home <= hole || home > slot : home <= hole && home > slot;
      if (!mayMove) continue;
      this.copy(slot, hole);
      hole = slot;
    }
    this.revisions[hole] = EMPTY;
    this.count -= 1;
  }

  private copy(from: number, to: number): void {
    this.high[to] = this.high[from] ?? 0;
    this.low[to] = this.low[from] ?? 0;
    this.revisions[to] = this.revisions[from] ?? EMPTY;
  }

  private home(high: number, low: number): number {
    return (high * 0x1_0000 + (low >>> 16)) % this.revisions.length;
  }
  private next(slot: number): number {
    return slot + 1 === this.revisions.length ? 0 : slot + 1;
  }

  private allocate(capacity: number): void {
    this.high = new Uint32Array(capacity);
    this.low = new Uint32Array(capacity);
    this.revisions = new Uint32Array(capacity).fill(EMPTY);
    this.count = 0;
  }

  private grow(): void {
    const { high, low, revisions } = this;
    this.allocate(Math.ceil(revisions.length * GROWTH));
    revisions.forEach((revision, slot) => {
      if (revision !== EMPTY) this.put(high[slot] ?? 0, low[slot] ?? 0, revision);
    });
  }
}

const ALPHABET = new Uint8Array(128);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].forEach((c, i) => (ALPHABET[c.charCodeAt(0)] = i));

/** An entry in one number, for the journal; with this bit where it was released. */
const RELEASED = 1n << 96n;
const packed = (high: number, low: number, revision: bigint): bigint => (BigInt(high) << 64n) | (BigInt(low) << 32n) | revision;

/** The first 60 bits of a base64url hash as two words: 30 bits each, which is plenty beside the confirmation. */
const words = (hash: string): [number, number] => [word(hash, 0), word(hash, 5)];
const word = (hash: string, from: number): number => {
  let value = 0;
  for (let i = from; i < from + 5; i += 1) value = (value << 6) | (ALPHABET[hash.charCodeAt(i)] ?? 0);
  return value;
};
