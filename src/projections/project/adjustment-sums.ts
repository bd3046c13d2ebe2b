import type { CorrespondingAdjustmentApplied } from '../../domain/adjustment/corresponding-adjustment-applied.js';
import { Dictionary, NO_OTHERS } from './dictionary.js';
import type { EarlierRows } from './earlier-rows.js';
import type { Rows } from '../read-file/rows.js';
import type { Named } from '../read-file/tables.js';

/** By which year what is summed. The last two are in the authorization's own metric, where that isn't tCO2e. */
export type SumClock = 'addition-vintage' | 'addition-action' | 'subtraction-use' | 'subtraction-action' | 'native-vintage' | 'native-use';

/** Every corresponding adjustment, and what those of a Party sum to by year at any revision. */
export class AdjustmentSums {
  private readonly sums: Dictionary<'sums'>;
  private readonly totals: Map<number, bigint>;
  /** The metrics of authorizations that aren't in tCO2e. */
  private readonly metrics: Map<string, string>;

  constructor(
    private readonly rows: Rows,
    earlier?: EarlierRows,
  ) {
    this.sums = new Dictionary(rows, 'sums', earlier);
    this.totals = new Map(earlier?.sums());
    this.metrics = new Map(earlier?.metrics());
  }

  /** A host stated an authorization; `metric` is null for tCO2e. */
  authorized(authorization: string, metric: string | null): void {
    if (metric !== null) this.metrics.set(authorization, metric);
  }

  /** The adjustment of the event at `revision`, whose act began at `cause`; `text` is its data. */
  apply(revision: number, cause: number, event: CorrespondingAdjustmentApplied, text: string): void {
    const { party, kind, quantity, vintages, authorization, actionYear, useYear, nonGhgQuantity } = event;
    this.rows.insert('adjustments', [revision, party, cause, text]);
    const metric = (authorization === null ? undefined : this.metrics.get(authorization)) ?? 'GHG';
    const add = (clock: SumClock, year: string, amount: string | null): void => {
      if (amount !== null) this.add(revision, [party, metric, clock, year], BigInt(amount));
    };
    add(`${kind}-action`, actionYear, quantity);
    if (kind === 'subtraction') {
      add('subtraction-use', useYear ?? actionYear, quantity);
      add('native-use', useYear ?? actionYear, nonGhgQuantity);
    } else
      for (const { vintage, ...of } of vintages) {
        add('addition-vintage', vintage, of.quantity);
        add('native-vintage', vintage, of.nonGhgQuantity);
      }
  }

  private add(revision: number, key: Named<'sums'>, amount: bigint): void {
    const id = this.sums.id(key, NO_OTHERS);
    const total = (this.totals.get(id) ?? 0n) + amount;
    this.totals.set(id, total);
    this.rows.insert('summed', [id, revision, String(total)]);
  }
}
