import { parseBlockId, quantityOf } from '../kernel/block-id.js';
import type { Journal, Undoable } from '../kernel/journal.js';
import { sliced, type Kept } from '../kernel/kept.js';
import { Ranges } from '../kernel/ranges.js';
import { Holding } from './holding.js';
import { changedBy, partOf, type Block, type BlockStatus, type Lot } from './block.js';
import { blocksOf, columnsOf, type BlockColumns } from './block-columns.js';
import { groupedBy } from '../kernel/grouped-by.js';

/** All lots, then the blocks of one series, or some of them. */
type Slice = { readonly lots: readonly Lot[] } | { readonly series: string; readonly blocks: BlockColumns };

/**
 * Who owns what: disjoint blocks for each series, and the same blocks by account. A unit is in exactly one block, so in exactly one
 * account, by construction. Finding, splitting and moving cost the same for one unit as for 10^9.
 */
export class Units implements Undoable<null>, Kept<Slice> {
  private readonly series = new Map<string, Ranges<Block>>();
  /** By account. Made of the series when first asked for, then kept up: events need none, and a mere replay does without. */
  private holdings: Map<string, Holding> | undefined;

  constructor(private readonly journal: Journal) {}

  /** The current blocks that `id` meets, cut to it, lowest first; undefined where a unit of it was never issued. */
  within(id: string): Block[] | undefined {
    const { series, first, last } = parseBlockId(id);
    const ranges = this.series.get(series);
    const found: Block[] = [];
    for (let serial = first; serial <= last;) {
      const block = ranges?.at(serial);
      if (!block) return undefined;
      const end = block.last < last ? block.last : last;
      found.push(partOf(block, serial, end));
      serial = end + 1n;
    }
    return found;
  }

  /** What `account` holds. */
  heldBy(account: string): Holding {
    return this.byAccount().get(account) ?? new Holding(this.journal);
  }

  /** Every series with its blocks, in no particular order. */
  all(): IterableIterator<[string, Ranges<Block>]> {
    return this.series.entries();
  }

  accounts(): IterableIterator<[string, Holding]> {
    return this.byAccount().entries();
  }

  /** From now on holdings are kept up with every change, and not made when first asked for. */
  keepHoldings(): void {
    this.byAccount();
  }

  undo(): void {
    this.holdings = undefined;
  }

  slices(): Iterable<Slice> {
    const lots = new Map<Lot, number>();
    const all = [...this.series].map(([series, ranges]) => ({ series, rows: ranges.toArray() }));
    let latest: Lot | undefined;
    for (const { rows } of all)
      for (const { lot } of rows) {
        if (lot !== latest && !lots.has(lot)) lots.set(lot, lots.size);
        latest = lot;
      }
    return slicesOf(all, lots);
  }

  restore(slices: Iterable<Slice>): void {
    let lots: readonly Lot[] = [];
    for (const slice of slices)
      if ('lots' in slice) lots = slice.lots;
      else this.seriesFor(slice.series).fill(blocksOf(slice.blocks, lots));
  }

  create(block: Block): void {
    this.seriesFor(block.lot.series).insert(block);
    if (this.holdings) holdingOf(this.holdings, block.account, this.journal).replace(block.lot, [], [block]);
  }

  /** The event at `revision` gives the units of `id` a new status, splitting the blocks they stand in. */
  change(id: string, status: BlockStatus, revision: bigint): void {
    const range = parseBlockId(id);
    const ranges = this.seriesFor(range.series);
    for (let serial = range.first; serial <= range.last;) {
      const block = ranges.at(serial);
      if (!block) throw new Error(`an event changes ${id}, which the book doesn't have`);
      const last = block.last < range.last ? block.last : range.last;
      const changed = changedBy(block, status, revision, serial, last);
      const before = block.first < serial ? [partOf(block, block.first, serial - 1n)] : [];
      const after = last < block.last ? [partOf(block, last + 1n, block.last)] : [];
      const all = [...before, changed, ...after];
      ranges.replace([block], all);
      if (this.holdings) this.hold(this.holdings, block, changed, { all, rest: [...before, ...after] });
      serial = last + 1n;
    }
  }

  /** `block` became `all` of these: what changed may be another account's, the `rest` stays. */
  private hold(
    holdings: Map<string, Holding>,
    block: Block,
    changed: Block,
    { all, rest }: { readonly all: readonly Block[]; readonly rest: readonly Block[] },
  ): void {
    const holding = holdingOf(holdings, block.account, this.journal);
    if (changed.account === block.account) return holding.replace(block.lot, [block], all, 0n);
    const quantity = quantityOf(changed);
    holding.replace(block.lot, [block], rest, -quantity);
    holdingOf(holdings, changed.account, this.journal).replace(block.lot, [], [changed], quantity);
  }

  private byAccount(): Map<string, Holding> {
    if (this.holdings) return this.holdings;
    const holdings = new Map<string, Holding>();
    this.journal.aside(() => {
      for (const ranges of this.series.values())
        for (const [account, blocks] of groupedBy(ranges, (block) => block.account))
          holdingOf(holdings, account, this.journal).fill(blocks);
    });
    this.journal.record(this, null);
    this.holdings = holdings;
    return holdings;
  }

  private seriesFor(series: string): Ranges<Block> {
    let ranges = this.series.get(series);
    if (!ranges) this.series.set(series, (ranges = new Ranges<Block>(this.journal, 'series')));
    return ranges;
  }
}

function* slicesOf(
  all: readonly { readonly series: string; readonly rows: readonly Block[] }[],
  lots: ReadonlyMap<Lot, number>,
): Iterable<Slice> {
  yield { lots: [...lots.keys()] };
  for (const { series, rows } of all) yield* sliced(rows, (some) => ({ series, blocks: columnsOf(some, (lot) => lots.get(lot) ?? -1) }));
}

const holdingOf = (holdings: Map<string, Holding>, account: string, journal: Journal): Holding => {
  let holding = holdings.get(account);
  if (!holding) holdings.set(account, (holding = new Holding(journal)));
  return holding;
};
