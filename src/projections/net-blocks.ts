import type { Block } from '../domain/book/block.js';
import type { RangeChange } from '../domain/kernel/ranges.js';

/** What one event did to the blocks, on balance: those that stood before and are gone, and those that stand now, each with what it came from. */
export class NetBlocks {
  private readonly gone = new Set<Block>();
  private readonly made = new Map<Block, Block | null>();

  /** Another change of the event, in order. */
  note({ removed, added }: RangeChange<Block>): void {
    for (const block of added) {
      const parent = removed.find(({ first, last }) => first <= block.first && block.last <= last);
      this.made.set(block, parent === undefined ? null : (this.made.get(parent) ?? (this.made.has(parent) ? null : parent)));
    }
    for (const block of removed) if (!this.made.delete(block)) this.gone.add(block);
  }

  /** Blocks that stood before the event and don't any more. */
  get removed(): ReadonlySet<Block> {
    return this.gone;
  }

  /** Blocks that didn't stand before the event, each with the block it is a part of, or null where units came into the book. */
  get added(): ReadonlyMap<Block, Block | null> {
    return this.made;
  }

  clear(): void {
    this.gone.clear();
    this.made.clear();
  }
}
