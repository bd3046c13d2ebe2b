import type { Book } from '../book/book.js';
import type { FinanceRow } from '../book/rows.js';
import { Activity, Code, Nested, OneOf, OrNull, Party, Quantity, Token } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { Document, StoredLegalEntity, YearSpan } from '../kernel/values.js';

/** Somebody pays for results of a programme and host: tonnes of some vintages, or a share of them. */
@Event('FinanceRecorded', 1)
export class FinanceRecorded implements DomainEvent {
  @Code('finance') finance!: string;
  @Activity() programme!: string;
  @Party() host!: string;
  @Nested(() => YearSpan) vintages!: YearSpan;
  @OneOf('payment', 'grant-equivalent') basis!: FinanceRow['basis'];
  @OrNull() @Quantity() quantity!: string | null;
  @OrNull() @Quantity() financeValue!: string | null;
  @OrNull() @Quantity() carbonValue!: string | null;
  @OrNull() @Token(/^[A-Z]{3}$/, 'Currency, ISO 4217') currency!: string | null;
  /** Null where nothing was said: deducted, unless title passed to the payer. */
  @OrNull() @OneOf('deduct', 'mcu') settle!: 'deduct' | 'mcu' | null;
  @OneOf('none', 'transferred', 'returned') title!: FinanceRow['title'];
  /** The Party that pays. */
  @OrNull() @Party() party!: string | null;
  /** The company or authority that pays. */
  @OrNull() @Nested(() => StoredLegalEntity) entity!: StoredLegalEntity | null;
  @Nested(() => Document) document!: Document;
  /** What shows the gap that a grant above the carbon value closes. */
  @OrNull() @Nested(() => Document) gapShown!: Document | null;

  apply(book: Book, revision: bigint): void {
    const { finance, programme, host, vintages, basis, title, party, entity, document, gapShown } = this;
    book.finances.set(finance, {
      ...{ finance, programme, host, vintages, basis, title, party, entity, document, gapShown, since: revision },
      quantity: this.quantity === null ? null : BigInt(this.quantity),
      share: this.share(),
      settle: title === 'transferred' ? null : (this.settle ?? 'deduct'),
      taken: 0n,
    });
    for (const key of [`${programme} ${host}`, host])
      book.financed.set(key, { finances: [...(book.financed.get(key)?.finances ?? []), finance] });
  }

  private share(): FinanceRow['share'] {
    const { financeValue, carbonValue, currency } = this;
    if (financeValue === null || carbonValue === null || currency === null) return null;
    return { finance: BigInt(financeValue), carbon: BigInt(carbonValue), currency };
  }
}
