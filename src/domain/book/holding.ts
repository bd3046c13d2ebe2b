import type { Journal, Undoable } from '../kernel/journal.js';
import { sumOf } from '../kernel/block-id.js';
import { Ranges } from '../kernel/ranges.js';
import type { Block, Lot } from './block.js';

/** The blocks of one account, oldest vintage first, then activity and serial: the order in which a movement by quantity takes them. */
export class Holding implements Undoable<bigint> {
  private readonly byActivity = new Map<string, Ranges<Block>>();
  /** The same by series: of several hosts, one activity and vintage may have several. */
  private readonly bySeries = new Map<string, Ranges<Block>>();
  private order: { readonly key: string; readonly ranges: Ranges<Block> }[] = [];

  private total = 0n;

  constructor(private readonly journal: Journal) {}

  *[Symbol.iterator](): IterableIterator<Block> {
    for (const { ranges } of this.order) yield* ranges;
  }

  get isEmpty(): boolean {
    return this.total === 0n;
  }

  /** All units of the account, whatever they are. */
  get quantity(): bigint {
    return this.total;
  }

  replace(lot: Lot, removed: readonly Block[], added: readonly Block[]): void {
    this.rangesOf(lot).replace(removed, added);
    const change = sumOf(added) - sumOf(removed);
    if (change === 0n) return;
    this.total += change;
    this.journal.record(this, change);
  }

  undo(change: bigint): void {
    this.total -= change;
  }

  /** Serials are unique within activity and vintage. What was held once keeps its place, empty or not: nothing needs taking back. */
  private rangesOf({ series, vintage, activity }: Lot): Ranges<Block> {
    let ranges = this.bySeries.get(series);
    if (!ranges) this.bySeries.set(series, (ranges = this.rangesOfActivity(`${vintage}|${activity}`)));
    return ranges;
  }

  private rangesOfActivity(own: string): Ranges<Block> {
    let ranges = this.byActivity.get(own);
    if (ranges) return ranges;
    ranges = new Ranges<Block>(this.journal);
    this.byActivity.set(own, ranges);
    const after = this.order.findIndex(({ key }) => key > own);
    this.order.splice(after < 0 ? this.order.length : after, 0, { key: own, ranges });
    return ranges;
  }
}
