import { cursorText, type Cursor } from './cursor.js';
import { malformed } from './malformed.js';

const USUAL = 100;
const MOST = 1000;

/** Which part of a list is wanted: `size` items after the one whose key is `after`; empty at the beginning. */
export interface Page {
  readonly size: number;
  readonly after: readonly string[];
  /** The cursor that goes on after the item with this key. */
  readonly cursor: (after: readonly string[]) => string;
}

/** Throws `malformed-request` for a page size that is none. */
export const pageOf = (pageSize: unknown, start: Cursor, list: string): Page => {
  const size = pageSize ?? USUAL;
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > MOST)
    return malformed('pageSize', 'limit-range', 'A whole number from 1 to 1,000');
  return { size, after: start.after, cursor: (after) => cursorText({ ...start, after }, list) };
};

/** The first items of what follows, as many as the page takes, and the cursor behind the last, if there are more. */
export const takePage = <Item>(
  items: Iterable<Item>,
  { size, cursor }: Page,
  keyOf: (item: Item) => readonly string[],
): { items: Item[]; cursor: string | null } => {
  const taken: Item[] = [];
  for (const item of items) {
    const last = taken.at(-1);
    if (taken.length === size && last !== undefined) return { items: taken, cursor: cursor(keyOf(last)) };
    taken.push(item);
  }
  return { items: taken, cursor: null };
};
