import { beforeAll, describe, expect, it } from '@jest/globals';
import { Book } from '../../src/domain/book/book.js';
import { partsOf } from '../../src/domain/book/parts.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import type { Catalogue } from '../../src/ledger/catalogue.js';
import { foldAct } from '../../src/ledger/fold.js';
import { sumOfBook } from '../../src/snapshot/sum-of-book.js';
import { eventsOf, storyOf } from '../projections/support/stories.js';
import { catalogue } from '../support/scenario.js';
import { actsAmong, comeBack } from './kept.js';

let known: Catalogue;
let acts: StoredEvent[][];
beforeAll(async () => {
  known = catalogue();
  acts = actsAmong(eventsOf(await storyOf(5, 400)));
}, 60_000);

const folded = (book: Book, some: readonly StoredEvent[][]): Book => {
  for (const act of some) foldAct(book, known, act);
  return book;
};

describe('the sum of a book', () => {
  it('is the same whichever way the book was made: folded, read, or read and gone on from, at any act', async () => {
    const sum = sumOfBook(folded(new Book('UN01'), acts));
    for (const at of [1, 40, 100, 200, 300, 399]) {
      const middle = await comeBack(folded(new Book('UN01'), acts.slice(0, at)));
      expect(sumOfBook(middle)).toBe(sumOfBook(folded(new Book('UN01'), acts.slice(0, at))));
      const later = await comeBack(folded(middle, acts.slice(at)));
      expect(sumOfBook(later)).toBe(sum);
    }
  }, 60_000);

  it('is another after every act but those that change nothing', () => {
    const book = new Book('UN01');
    const sums = new Set<string>();
    for (const act of acts) {
      foldAct(book, known, act);
      sums.add(sumOfBook(book));
    }
    expect(sums.size).toBe(acts.length);
  }, 60_000);

  it('is another where a single value of any part is', async () => {
    const book = folded(new Book('UN01'), acts);
    const sum = sumOfBook(book);
    for (const [name] of partsOf(book)) {
      const other = await comeBack(book);
      const part = partsOf(other).find(([own]) => own === name)?.[1];
      const slices = [...(part?.slices() ?? [])].map((slice) => structuredClone(slice));
      if (!changed(slices)) continue;
      const empty = partsOf(new Book('UN01')).find(([own]) => own === name)?.[1];
      Object.assign(other, { [name]: { ...empty, slices: () => slices, restore: () => undefined } });
      expect([name, sumOfBook(other) === sum]).toEqual([name, false]);
    }
  });
});

/** Changes the first text or number that is in there; false where there is none. */
const changed = (within: unknown): boolean => {
  if (typeof within !== 'object' || within === null) return false;
  if (ArrayBuffer.isView(within)) {
    const bytes = new Uint8Array(within.buffer, within.byteOffset, within.byteLength);
    if (bytes.length > 0) bytes[0] = (bytes[0] ?? 0) ^ 1;
    return bytes.length > 0;
  }
  const record = within as Record<string, unknown>;
  return Object.keys(record).some((name) => {
    const value = record[name];
    if (typeof value === 'string') record[name] = `${value}x`;
    else if (typeof value === 'bigint') record[name] = value + 1n;
    else if (typeof value === 'number') record[name] = value + 1;
    else if (typeof value === 'boolean') record[name] = !value;
    else return changed(value);
    return true;
  });
};
