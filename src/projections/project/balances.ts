import { PositionTotals } from '../read-file/position-totals.js';
import type { Rows } from '../read-file/rows.js';
import type { EarlierRows } from './earlier-rows.js';

const LEAST_BETWEEN = 1024;
const ROOM = 1024;

/**
 * What each position holds, with a checkpoint of all of them every so many postings: what they held at any revision is the checkpoint before
 * it and the postings since, which are the versions that began since then.
 */
export class Balances {
  private readonly totals: PositionTotals;
  private postings = 0;

  constructor(
    private readonly rows: Rows,
    earlier?: EarlierRows,
  ) {
    const checkpoint = earlier?.lastCheckpoint();
    this.totals = new PositionTotals(ROOM, checkpoint);
    for (const { came, position, quantity } of earlier?.postingsSince(checkpoint?.versions ?? 0) ?? [])
      this.post(Number(came), Number(position), quantity);
  }

  /** `quantity` units left position `from` for position `to`. */
  post(from: number, to: number, quantity: bigint): void {
    this.totals.add(from, -quantity);
    this.totals.add(to, quantity);
    this.postings += 1;
  }

  /** An act ended at `revision`; `versions` is the number of the next version. */
  endAct(revision: number, versions: number): void {
    if (this.postings < LEAST_BETWEEN || this.postings < this.totals.positions / 8) return;
    this.postings = 0;
    const { issued, imported, totals } = this.totals.kept();
    this.rows.insert('balance_checkpoints', [revision, versions, issued, imported, totals]);
  }
}
