import type { CorrespondingAdjustmentApplied } from '../../domain/adjustment/corresponding-adjustment-applied.js';
import { Dictionary, NO_OTHERS } from './dictionary.js';
import type { EarlierRows } from './earlier-rows.js';
import type { Rows } from '../read-file/rows.js';
import type { Named } from '../read-file/tables.js';

/** By which year what is summed, in tCO2e. What counts for a balance is the book's own (`AccountedRow`). */
export type SumClock = 'addition-vintage' | 'addition-action' | 'subtraction-use' | 'subtraction-action';

/** Every corresponding adjustment, and what those of a Party sum to by year at any revision. */
export class AdjustmentSums {
  private readonly sums: Dictionary<'sums'>;
  private readonly totals: Map<number, bigint>;

  constructor(
    private readonly rows: Rows,
    earlier?: EarlierRows,
  ) {
    this.sums = new Dictionary(rows, 'sums', earlier);
    this.totals = new Map(earlier?.sums());
  }

  /** The adjustment of the event at `revision`, whose act began at `cause`; `text` is its data. */
  apply(revision: number, cause: number, event: CorrespondingAdjustmentApplied, text: string): void {
    const { party, kind, quantity, vintages, actionYear, useYear } = event;
    this.rows.insert('adjustments', [revision, party, cause, text]);
    const add = (clock: SumClock, year: string, amount: string): void => this.add(revision, [party, clock, year], BigInt(amount));
    add(`${kind}-action`, actionYear, quantity);
    if (kind === 'subtraction') add('subtraction-use', useYear ?? actionYear, quantity);
    else for (const of of vintages) add('addition-vintage', of.vintage, of.quantity);
  }

  private add(revision: number, key: Named<'sums'>, amount: bigint): void {
    const id = this.sums.id(key, NO_OTHERS);
    const total = (this.totals.get(id) ?? 0n) + amount;
    this.totals.set(id, total);
    this.rows.insert('summed', [id, revision, String(total)]);
  }
}
