import type { Book } from '../book/book.js';
import { Activities, Bps, Code, Day, Flag, Nested, OrNull, Party, Quantity, Rows } from '../kernel/fields.js';
import { Document, YearSpan } from '../kernel/values.js';
import { Event, type DomainEvent } from '../message/message.js';
import { limitsKey } from './transfer-limits.js';

/** As many classes as a host may make, and activities in each. */
export const MOST_CLASSES = 100;
export const MOST_PROGRAMMES = 1_000;

export class StoredTransferClass {
  @Code() class!: string;
  @Activities(MOST_PROGRAMMES) programmes!: readonly string[];
  @Bps() ratioBps!: string;
}

/** a host said what of the vintages of a period may be first transferred. It takes the place of what it said of them before, whole. */
@Event('TransferLimitsSet', 1)
export class TransferLimitsSet implements DomainEvent {
  @Party() host!: string;
  @Nested(() => YearSpan) period!: YearSpan;
  @OrNull() @Quantity() budget!: string | null;
  @Rows(() => StoredTransferClass, { max: MOST_CLASSES, least: 0 }) classes!: readonly StoredTransferClass[];
  @OrNull() @Bps() otherwiseBps!: string | null;
  @Flag() countsLevies!: boolean;
  @Nested(() => Document) document!: Document;
  @Day() effective!: string;

  apply(book: Book, revision: bigint): void {
    const { host, period, budget, classes, otherwiseBps, countsLevies, document, effective } = this;
    const version = { budget, classes, otherwiseBps, countsLevies, document, effective, since: revision };
    const key = limitsKey(host, period);
    const before = book.limits.get(key);
    book.limits.set(key, { host, period, versions: before ? [...before.versions, version] : [version] });
    if (before) return;
    book.limitedPeriods.set(host, { periods: [...(book.limitedPeriods.get(host)?.periods ?? []), period] });
  }
}
