import type { Book } from '../book/book.js';
import { Activity, Amount, Code, Nested, OrNull, Party, Rows, Serial, Year } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { Document, Period } from '../kernel/values.js';
import { Deduction, SchemeConfirmation } from './verification-fields.js';

export class VerifiedLine {
  @Year() vintage!: string;
  @Amount() verified!: string;
  @OrNull() @Rows(() => Deduction, { max: 50, least: 0 }) deductions!: readonly Deduction[] | null;
  @Serial() carriedIn!: string;
  @Serial() carriedOut!: string;
  @Serial() issuable!: string;
}

/** What a DOE certified for one component and period, and what of it may be issued. */
@Event('ReductionsVerified', 1)
export class ReductionsVerified implements DomainEvent {
  @Code('verification') verification!: string;
  @Activity() programme!: string;
  @Party() host!: string;
  @Nested(() => Period) period!: Period;
  @Code() batch!: string;
  @Code() verifiedBy!: string;
  @Nested(() => Document) report!: Document;
  @Code('component') component!: string;
  @OrNull() @Serial() assetsInOperation!: string | null;
  @Rows(() => VerifiedLine, { max: 60 }) vintages!: readonly VerifiedLine[];
  @OrNull() @Rows(() => SchemeConfirmation, { max: 20 }) schemeConfirmations!: readonly SchemeConfirmation[] | null;

  apply(book: Book, revision: bigint): void {
    const { verification, programme, host, period, batch, verifiedBy, component } = this;
    const known = book.verifications.get(verification);
    const components = [...(known?.components ?? []), component];
    const since = known?.since ?? revision;
    book.verifications.set(verification, { verification, programme, host, ...period, batch, verifiedBy, components, since });
    if (!known) {
      const before = book.periods.get(programme)?.verifications ?? [];
      book.periods.set(programme, { verifications: [...before, verification] });
      book.programmes.update(programme, { verified: true });
    }
    for (const { vintage, issuable } of this.vintages)
      book.verifiedLines.set(`${verification} ${component} ${vintage}`, {
        ...{ verification, component, vintage },
        issuable: BigInt(issuable),
        issued: 0n,
        issuedAt: null,
      });
    book.reports.set(`${component} ${this.report.sha256}`, { revision });
    const deficit = BigInt(this.vintages.at(-1)?.carriedOut ?? 0);
    const verified = [...(book.components.get(component)?.verified ?? []), { ...period, revision }];
    book.components.update(component, { verified, deficit });
  }
}
