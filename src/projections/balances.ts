import type { Sink } from './sink.js';

const LEAST_BETWEEN = 1024;

/**
 * What each cell holds, with a mark of all of them every so many postings: what they held at any revision is the mark before it and the
 * postings since, which are the lives that began since then.
 */
export class Balances {
  private readonly totals = new Map<number, bigint>();
  private postings = 0;

  constructor(private readonly sink: Sink) {}

  /** `quantity` units left cell `from` for cell `to`. */
  post(from: number, to: number, quantity: bigint): void {
    this.add(from, -quantity);
    this.add(to, quantity);
    this.postings += 1;
  }

  /** An act ended at `revision`; `lives` is the number of the next life. */
  endAct(revision: number, lives: number): void {
    if (this.postings < LEAST_BETWEEN || this.postings < this.totals.size / 4) return;
    this.postings = 0;
    const pairs = new BigInt64Array(this.totals.size * 2);
    let i = 0;
    for (const [cell, total] of this.totals) {
      pairs[i] = BigInt(cell);
      pairs[i + 1] = total;
      i += 2;
    }
    this.sink.insert('marks', [revision, lives, Buffer.from(pairs.buffer)]);
  }

  private add(cell: number, quantity: bigint): void {
    const total = (this.totals.get(cell) ?? 0n) + quantity;
    if (total === 0n) this.totals.delete(cell);
    else this.totals.set(cell, total);
  }
}
