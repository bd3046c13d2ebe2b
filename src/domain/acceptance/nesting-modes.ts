import type { Lot } from '../book/block.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { NestingMode } from '../book/rows.js';
import { covers, nestsAbove, nestsInside } from '../nesting/nests.js';

/** the modes under which an activity is nested, inside another or around others, for the vintage; none where it is in no nest. */
export const nestingModesOf = (book: ReadonlyBook, { activity, vintage }: Pick<Lot, 'activity' | 'vintage'>): readonly NestingMode[] =>
  [...nestsAbove(book, activity), ...nestsInside(book, activity)].filter((nest) => covers(nest, vintage)).map(({ mode }) => mode);
