import type { Block } from '../../domain/book/block.js';
import type { RangeChange } from '../../domain/kernel/ranges.js';

/** What one event did to the blocks, on balance. */
export interface Net {
  /** Blocks that stood before the event and don't any more. */
  readonly removed: readonly Block[];
  /** Blocks that didn't stand before the event. */
  readonly added: readonly Block[];
  /** What each of those is a part of, in the same order; null where units came into the book. */
  readonly origins: readonly (Block | null)[];
}

const NOTHING: Net = { removed: [], added: [], origins: [] };

/** What `changes`, those of one event in order, come to. */
export const netOf = (changes: readonly RangeChange<Block>[]): Net => {
  const [first] = changes;
  if (!first) return NOTHING;
  if (changes.length === 1) return { removed: first.removed, added: first.added, origins: originsIn(first) };
  const gone = new Set<Block>();
  const made = new Map<Block, Block | null>();
  for (const { removed, added } of changes) {
    for (const block of added) {
      const parent = parentOf(block, removed);
      made.set(block, parent === null ? null : (made.get(parent) ?? (made.has(parent) ? null : parent)));
    }
    for (const block of removed) if (!made.delete(block)) gone.add(block);
  }
  return { removed: [...gone], added: [...made.keys()], origins: [...made.values()] };
};

/** One block is replaced by its parts; what stands where none did came into the book. */
const originsIn = ({ removed, added }: RangeChange<Block>): (Block | null)[] => {
  const [whole = null] = removed;
  return added.map(removed.length > 1 ? (block) => parentOf(block, removed) : () => whole);
};

const parentOf = (block: Block, removed: readonly Block[]): Block | null =>
  removed.find(({ first, last }) => first <= block.first && block.last <= last) ?? null;
