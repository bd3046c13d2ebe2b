import type { Book } from '../book/book.js';
import type { AdjustmentMethod, Denominator, FinalYearRow } from '../book/rows.js';
import { Difference, Nested, OneOf, OrNull, Party, Rows, Serial, StoredText, Sum, Year } from '../kernel/fields.js';
import { halved } from '../kernel/halves.js';
import { YearSpan } from '../kernel/values.js';
import { Event, happened, type DomainEvent } from '../message/message.js';
import { METHODS } from './adjustment-method-chosen.js';

/** A year in one metric, as it stands for good. */
export class FinalYear implements FinalYearRow {
  @StoredText() metric!: string;
  @Year() year!: string;
  @OrNull() @Difference() inventory!: string | null;
  @Sum() firstTransferred!: string;
  @Sum() used!: string;
  @OrNull() @Difference() adjustment!: string | null;
  @OrNull() @Difference() remainder!: string | null;
  @OrNull() @Difference() balance!: string | null;
}

/** The adjustments of an NDC period are final, as they stood after the event `asOf`. */
@Event('PeriodFinalized', 1)
export class PeriodFinalized implements DomainEvent {
  @Party() party!: string;
  @Nested(() => YearSpan) ndcPeriod!: YearSpan;
  @OrNull() @OneOf(...METHODS) method!: AdjustmentMethod | null;
  @OneOf('elapsed-years', 'inventory-years') averagingDenominator!: Denominator;
  @Serial() asOf!: string;
  @Rows(() => FinalYear, { max: 1_000_000 }) totals!: readonly FinalYear[];

  apply(book: Book, revision: bigint): void {
    const { party, ndcPeriod, method, averagingDenominator, asOf, totals } = this;
    const before = book.finalPeriods.get(party)?.periods ?? [];
    const same = before.find((period) => period.ndcPeriod.first === ndcPeriod.first);
    const period = {
      ...{ ndcPeriod, method, averagingDenominator, asOf: BigInt(asOf) },
      totals: [...(same?.totals ?? []), ...totals],
      since: same?.since ?? revision,
    };
    book.finalPeriods.set(party, { periods: [...before.filter((other) => other !== same), period] });
  }

  halves(): readonly [PeriodFinalized, PeriodFinalized] {
    const [a, b] = halved(this.totals);
    return [happened(PeriodFinalized, { ...this, totals: a }), happened(PeriodFinalized, { ...this, totals: b })];
  }
}
