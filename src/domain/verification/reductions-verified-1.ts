import type { Book } from '../book/book.js';
import { Activity, Amount, Code, Nested, OneOf, OrNull, Party, Quantity, Rows, Serial, Year } from '../kernel/fields.js';
import { Event, happened, type DomainEvent } from '../message/message.js';
import { Document, Period } from '../kernel/values.js';
import { ReductionsVerified } from './reductions-verified.js';
import { SchemeConfirmation } from './verification-fields.js';

export class Deduction1 {
  @OneOf('domestic-scheme', 'nested-programme', 'results-based-finance', 'other-market', 'double-issuance', 'uncertainty') reason!: string;
  @Quantity() quantity!: string;
  @Code() reference!: string;
}

export class VerifiedLine1 {
  @Year() vintage!: string;
  @Amount() verified!: string;
  @OrNull() @Rows(() => Deduction1, { max: 50, least: 0 }) deductions!: readonly Deduction1[] | null;
  @Serial() carriedIn!: string;
  @Serial() carriedOut!: string;
  @Serial() issuable!: string;
}

/** Version 1: a negative result came off the vintage after it only; what was left at the last one was the component's deficit. */
@Event('ReductionsVerified', 1)
export class ReductionsVerified1 implements DomainEvent {
  @Code('verification') verification!: string;
  @Activity() programme!: string;
  @Party() host!: string;
  @Nested(() => Period) period!: Period;
  @Code() batch!: string;
  @Code() verifiedBy!: string;
  @Nested(() => Document) report!: Document;
  @Code('component') component!: string;
  @OrNull() @Serial() assetsInOperation!: string | null;
  @Rows(() => VerifiedLine1, { max: 60 }) vintages!: readonly VerifiedLine1[];
  @OrNull() @Rows(() => SchemeConfirmation, { max: 20 }) schemeConfirmations!: readonly SchemeConfirmation[] | null;

  apply(book: Book, revision: bigint): void {
    const vintages = this.vintages.map((line) => ({ ...line, actual: null, splitByDay: false }));
    const deficit = this.vintages.at(-1)?.carriedOut ?? '0';
    happened(ReductionsVerified, { ...this, vintages, settled: [], deficit }).apply(book, revision);
  }
}
