import type { Book } from '../book/book.js';
import { Activity, Amount, Code, Flag, Nested, OrNull, Party, Quantity, Rows, Serial, Sum, Year } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { Document, Period } from '../kernel/values.js';
import { Deduction, SchemeConfirmation } from './verification-fields.js';
import { lineKey } from './verified-lines.js';

export class VerifiedLine {
  @Year() vintage!: string;
  @Amount() verified!: string;
  /** The emissions that a crediting threshold was compared with; null where the result itself was verified. */
  @OrNull() @Amount() actual!: string | null;
  /** Whether one figure for the period was split into its years by days. */
  @Flag() splitByDay!: boolean;
  @OrNull() @Rows(() => Deduction, { max: 50, least: 0 }) deductions!: readonly Deduction[] | null;
  @Sum() carriedIn!: string;
  @Sum() carriedOut!: string;
  @Serial() issuable!: string;
}

/** What a negative result took off a line of an earlier verification. */
export class Settled {
  @Code('verification') verification!: string;
  @Year() vintage!: string;
  @Quantity() quantity!: string;
}

/** What a DOE certified for one component and period, and what of it may be issued. */
@Event('ReductionsVerified', 2)
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
  @Rows(() => Settled, { max: 10_000, least: 0 }) settled!: readonly Settled[];
  /** What of negative results is still open for the component. */
  @Sum() deficit!: string;

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
      book.verifiedLines.set(lineKey(verification, component, vintage), {
        ...{ verification, component, vintage },
        issuable: BigInt(issuable),
        issued: 0n,
        issuedAt: null,
      });
    for (const { verification: earlier, vintage, quantity } of this.settled) {
      const line = lineKey(earlier, component, vintage);
      book.verifiedLines.update(line, { issuable: (book.verifiedLines.get(line)?.issuable ?? 0n) - BigInt(quantity) });
    }
    book.reports.set(`${component} ${this.report.sha256}`, { revision });
    const verified = [...(book.components.get(component)?.verified ?? []), { ...period, verification, revision }];
    book.components.update(component, { verified, deficit: BigInt(this.deficit) });
  }
}
