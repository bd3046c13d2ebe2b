import type { Lot } from '../book/block.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { NestingMode } from '../book/rows.js';

const IN_NO_NEST: readonly NestingMode[] = [];

/**
 * the modes under which an activity is nested, inside another or around others, for the vintage. No programme is nested in this
 * book, so every activity is in no nest, and terms about nesting let it pass. What nests programmes answers here.
 */
export const nestingModesOf = (_book: ReadonlyBook, _of: Pick<Lot, 'host' | 'activity' | 'vintage'>): readonly NestingMode[] => IN_NO_NEST;
