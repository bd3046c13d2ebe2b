import type { Journal, Undoable } from '../kernel/journal.js';
import { sumOf } from '../kernel/block-id.js';
import { Ranges } from '../kernel/ranges.js';
import type { Block, Lot } from './block.js';

/** The blocks of one account, oldest vintage first, then activity, host and serial: the order in which a movement by quantity takes them. */
export class Holding implements Undoable<bigint> {
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

  /** A series once held keeps its place, empty or not: nothing needs taking back. */
  private rangesOf({ series, vintage, activity, host }: Lot): Ranges<Block> {
    let ranges = this.bySeries.get(series);
    if (ranges) return ranges;
    ranges = new Ranges<Block>(this.journal);
    this.bySeries.set(series, ranges);
    const entry = { key: `${vintage}|${activity}|${host}`, ranges };
    const after = this.order.findIndex(({ key }) => key > entry.key);
    this.order.splice(after < 0 ? this.order.length : after, 0, entry);
    return ranges;
  }
}
