import { overlaps, parseBlockId } from '../kernel/block-id.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import type { Block } from './block.js';
import type { ReadonlyBook } from './readonly-book.js';

/** The current blocks behind the ids a command names, in its order. Throws `unknown-units` with the ids that were never issued whole. */
export const blocksNamed = (book: ReadonlyBook, ids: readonly string[]): Block[] => {
  const blocks: Block[] = [];
  for (const id of ids) for (const block of book.units.within(id) ?? refuse('unknown-units')) blocks.push(block);
  return blocks;
};

/** The same unit may not be named twice in one command: each later overlap, by its pointer. */
export const overlapErrors = (ids: readonly string[] = [], pointer: string): FieldError[] => {
  const bySeries = new Map<string, { index: number; first: bigint; last: bigint }[]>();
  ids.forEach((id, index) => {
    const { series, first, last } = parseBlockId(id);
    const ranges = bySeries.get(series) ?? [];
    if (ranges.length === 0) bySeries.set(series, ranges);
    ranges.push({ index, first, last });
  });
  const errors: FieldError[] = [];
  for (const ranges of bySeries.values()) {
    ranges.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.index - b.index));
    ranges.forEach((range, i) => {
      const before = ranges[i - 1];
      if (!before || !overlaps(before, range)) return;
      const at = `${pointer}/${Math.max(range.index, before.index)}`;
      errors.push({ pointer: at, code: 'serial-overlap', detail: 'The block overlaps another one of the list' });
    });
  }
  return errors;
};
