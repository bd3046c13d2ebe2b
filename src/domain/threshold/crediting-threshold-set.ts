import type { Book } from '../book/book.js';
import { Activity, Amount, Nested, OneOf, Party, Rows, Year } from '../kernel/fields.js';
import { Document } from '../kernel/values.js';
import { Event, type DomainEvent } from '../message/message.js';
import { yearKey } from './thresholds.js';

export class ThresholdYear {
  @Year() vintage!: string;
  /** Emissions without the programme, in tCO2e. */
  @Amount() baseline!: string;
  /** Emissions below which reductions are credited. */
  @Amount() threshold!: string;
}

/** what lies between baseline and threshold is the host's own contribution. */
@Event('CreditingThresholdSet', 1)
export class CreditingThresholdSet implements DomainEvent {
  @Activity() programme!: string;
  @Party() host!: string;
  @Rows(() => ThresholdYear, { max: 60 }) years!: readonly ThresholdYear[];
  @OneOf('no-lose', 'symmetric') mode!: 'no-lose' | 'symmetric';
  @Nested(() => Document) document!: Document;

  apply(book: Book, revision: bigint): void {
    const { programme, host, mode, document } = this;
    for (const { vintage, baseline, threshold } of this.years)
      book.thresholds.set(yearKey({ programme, host, vintage }), {
        ...{ programme, host, vintage, mode, document, since: revision },
        ...{ baseline: BigInt(baseline), threshold: BigInt(threshold) },
      });
  }
}
