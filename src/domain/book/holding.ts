import type { Journal, Undoable } from '../kernel/journal.js';
import { sumOf } from '../kernel/block-id.js';
import { Ranges } from '../kernel/ranges.js';
import type { Block, Lot } from './block.js';

/** The blocks of one vintage and activity. */
interface Place {
  readonly key: string;
  readonly vintage: string;
  readonly activity: string;
  readonly ranges: Ranges<Block>;
}

/** The blocks of one account, oldest vintage first, then activity and serial: the order in which a movement by quantity takes them. */
export class Holding implements Undoable<bigint> {
  /** By series: of several hosts, one activity and vintage may have several. */
  private readonly bySeries = new Map<string, Ranges<Block>>();
  private order: Place[] = [];

  private total = 0n;

  constructor(private readonly journal: Journal) {}

  [Symbol.iterator](): IterableIterator<Block> {
    return this.of({});
  }

  /** In the same order those of one vintage, of one activity, or of both. */
  *of({ vintage, activity }: { readonly vintage?: string | undefined; readonly activity?: string | undefined }): IterableIterator<Block> {
    for (const place of this.order)
      if ((vintage === undefined || place.vintage === vintage) && (activity === undefined || place.activity === activity))
        yield* place.ranges;
  }

  get isEmpty(): boolean {
    return this.total === 0n;
  }

  /** All units of the account, whatever they are. */
  get quantity(): bigint {
    return this.total;
  }

  /** Puts `added` where `removed` was. A caller who knows by how many units the account `change`s passes it. */
  replace(lot: Lot, removed: readonly Block[], added: readonly Block[], change = sumOf(added) - sumOf(removed)): void {
    this.rangesOf(lot).replace(removed, added);
    if (change === 0n) return;
    this.total += change;
    this.journal.record(this, change);
  }

  /** Puts in the blocks of one series, in ascending order, of which it had none. Outside of a batch: it isn't taken back. */
  fill(blocks: readonly Block[]): void {
    const [first] = blocks;
    if (!first) return;
    const ranges = this.rangesOf(first.lot);
    if (ranges.size === 0) ranges.fill(blocks);
    else for (const block of blocks) ranges.insert(block);
    this.total += sumOf(blocks);
  }

  undo(change: bigint): void {
    this.total -= change;
  }

  /** Serials are unique within activity and vintage. What was held once keeps its place, empty or not: nothing needs taking back. */
  private rangesOf({ series, vintage, activity }: Lot): Ranges<Block> {
    let ranges = this.bySeries.get(series);
    if (!ranges) this.bySeries.set(series, (ranges = this.placeOf(vintage, activity).ranges));
    return ranges;
  }

  private placeOf(vintage: string, activity: string): Place {
    const own = `${vintage}|${activity}`;
    const found = this.order.findIndex(({ key }) => key >= own);
    const at = found < 0 ? this.order.length : found;
    const there = this.order[at];
    if (there?.key === own) return there;
    const place = { key: own, vintage, activity, ranges: new Ranges<Block>(this.journal) };
    this.order.splice(at, 0, place);
    return place;
  }
}
