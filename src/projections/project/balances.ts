import type { EarlierRows } from './earlier-rows.js';
import type { Rows } from '../read-file/rows.js';

const LEAST_BETWEEN = 1024;

/**
 * What each cell holds, with a mark of all of them every so many postings: what they held at any revision is the mark before it and the
 * postings since, which are the lives that began since then.
 */
export class Balances {
  /** By the number of the cell. */
  private totals = new BigInt64Array(1024);
  private cells = 0;
  private postings = 0;

  constructor(
    private readonly rows: Rows,
    earlier?: EarlierRows,
  ) {
    const mark = earlier?.lastMark();
    mark?.totals.forEach((total, cell) => this.add(cell, total));
    for (const { came, cell, quantity } of earlier?.postingsSince(mark) ?? []) this.post(Number(came), Number(cell), quantity);
  }

  /** `quantity` units left cell `from` for cell `to`. */
  post(from: number, to: number, quantity: bigint): void {
    this.add(from, -quantity);
    this.add(to, quantity);
    this.postings += 1;
  }

  /** An act ended at `revision`; `lives` is the number of the next life. */
  endAct(revision: number, lives: number): void {
    if (this.postings < LEAST_BETWEEN || this.postings < this.cells / 8) return;
    this.postings = 0;
    this.rows.insert('marks', [revision, lives, Buffer.from(this.totals.slice(0, this.cells + 1).buffer)]);
  }

  private add(cell: number, quantity: bigint): void {
    this.cells = Math.max(this.cells, cell);
    if (cell >= this.totals.length) {
      const larger = new BigInt64Array(Math.max(cell + 1, this.totals.length * 2));
      larger.set(this.totals);
      this.totals = larger;
    }
    this.totals[cell] = (this.totals[cell] ?? 0n) + quantity;
  }
}
