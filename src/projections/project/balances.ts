import type { EarlierRows } from './earlier-rows.js';
import type { Rows } from '../read-file/rows.js';

const LEAST_BETWEEN = 1024;

/**
 * What each position holds, with a checkpoint of all of them every so many postings: what they held at any revision is the checkpoint before it and the
 * postings since, which are the versions that began since then.
 */
export class Balances {
  /** By the number of the position. */
  private totals = new BigInt64Array(1024);
  private positions = 0;
  private postings = 0;

  constructor(
    private readonly rows: Rows,
    earlier?: EarlierRows,
  ) {
    const checkpoint = earlier?.lastCheckpoint();
    checkpoint?.totals.forEach((total, position) => this.add(position, total));
    for (const { came, position, quantity } of earlier?.postingsSince(checkpoint) ?? [])
      this.post(Number(came), Number(position), quantity);
  }

  /** `quantity` units left position `from` for position `to`. */
  post(from: number, to: number, quantity: bigint): void {
    this.add(from, -quantity);
    this.add(to, quantity);
    this.postings += 1;
  }

  /** An act ended at `revision`; `versions` is the number of the next version. */
  endAct(revision: number, versions: number): void {
    if (this.postings < LEAST_BETWEEN || this.postings < this.positions / 8) return;
    this.postings = 0;
    this.rows.insert('balance_checkpoints', [revision, versions, Buffer.from(this.totals.slice(0, this.positions + 1).buffer)]);
  }

  private add(position: number, quantity: bigint): void {
    this.positions = Math.max(this.positions, position);
    if (position >= this.totals.length) {
      const larger = new BigInt64Array(Math.max(position + 1, this.totals.length * 2));
      larger.set(this.totals);
      this.totals = larger;
    }
    this.totals[position] = (this.totals[position] ?? 0n) + quantity;
  }
}
