import { blockId, LAST_SERIAL, MOST_UNITS, seriesOf } from '../kernel/block-id.js';
import { refuse } from '../kernel/refusal.js';
import type { Book } from './book.js';
import type { ReadonlyBook } from './readonly-book.js';
import type { BornRow, SerialsRow } from './rows.js';

const keyOf = (activity: string, vintage: string): string => `${activity} ${vintage}`;

/** The serials of an activity and vintage, as the book has them. */
const serialsOf = (book: ReadonlyBook, activity: string, vintage: string): SerialsRow | undefined =>
  book.serials.get(keyOf(activity, vintage));

/** The first units of this activity and vintage that were imported: of those nothing is issued here. */
export const importedUnits = (book: ReadonlyBook, activity: string, vintage: string): BornRow | null =>
  serialsOf(book, activity, vintage)?.imported ?? null;

/** The first units of this activity and vintage that were issued here: of those nothing is imported. */
export const issuedUnits = (book: ReadonlyBook, activity: string, vintage: string): BornRow | null =>
  serialsOf(book, activity, vintage)?.issued ?? null;

const bornIn = (book: ReadonlyBook): bigint => book.born.get(book.code)?.amount ?? 0n;

/** The serials that one act gives out, row by row. */
export class FreeSerials {
  private readonly next = new Map<string, bigint>();
  private all: bigint;

  constructor(private readonly book: ReadonlyBook) {
    this.all = bornIn(book);
  }

  /**
   * The first of the next `quantity` free serials. Throws `serials-exhausted`, naming the `line`, where the series or the registry
   * would have more units than it can.
   */
  take(activity: string, vintage: string, quantity: bigint, line: number): bigint {
    const key = keyOf(activity, vintage);
    const first = this.next.get(key) ?? this.book.serials.get(key)?.next ?? 1n;
    this.all += quantity;
    if (first + quantity - 1n > LAST_SERIAL || this.all > MOST_UNITS) refuse('serials-exhausted', { line });
    this.next.set(key, first + quantity);
    return first;
  }
}

/** New units of one series, and how they came into being. */
interface NewUnits {
  readonly host: string;
  readonly activity: string;
  readonly vintage: string;
  readonly first: bigint;
  readonly quantity: bigint;
  readonly how: 'issued' | 'imported';
}

/** The event at `revision` gave these serials out. */
export const giveOutSerials = (book: Book, { host, activity, vintage, first, quantity, how }: NewUnits, revision: bigint): void => {
  const before = serialsOf(book, activity, vintage) ?? { next: 1n, issued: null, imported: null };
  const next = first + quantity;
  const series = seriesOf({ registry: book.code, host, activity, vintage });
  const born = before[how] ?? { block: blockId({ series, first, last: next - 1n }), revision };
  book.serials.set(keyOf(activity, vintage), { ...before, next, [how]: born });
  book.born.set(book.code, { amount: bornIn(book) + quantity });
};
