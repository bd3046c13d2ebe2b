import type { Book } from '../book/book.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { TakenRow, VerifiedLineRow } from '../book/rows.js';
import { Activity, Amount, Code, Flag, Nested, OrNull, Party, Quantity, Rows, Serial, Sum, Year } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { Document, Period } from '../kernel/values.js';
import { addTaken, financedBy } from '../finance/finances.js';
import { Deduction, SchemeConfirmation } from './verification-fields.js';
import { coverClaims } from '../nesting/covered.js';
import { putLine } from '../nesting/lines.js';
import { addToYear } from '../threshold/thresholds.js';
import { nestedOf } from './last-deficit.js';
import { ownOf } from './own-contribution.js';
import { lineKey } from './verified-lines.js';

export class VerifiedLine {
  @Year() vintage!: string;
  @Amount() verified!: string;
  /** The emissions that a crediting threshold was compared with; null where the result itself was verified. */
  @OrNull() @Amount() actual!: string | null;
  /** Whether one figure for the period was split into its years by days. */
  @Flag() splitByDay!: boolean;
  @OrNull() @Rows(() => Deduction, { max: 10_000, least: 0 }) deductions!: readonly Deduction[] | null;
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
    const row = { verification, programme, host, ...period, batch, verifiedBy, components, restated: null, takenBack: null, since };
    book.verifications.set(verification, row);
    if (!known) {
      const before = book.periods.get(programme)?.verifications ?? [];
      book.periods.set(programme, { verifications: [...before, verification] });
      book.programmes.update(programme, { verified: true });
    }
    for (const { vintage, deductions } of this.vintages) coverClaims(book, verification, { programme, host, vintage }, deductions);
    for (const stated of this.vintages) {
      const line = this.lineOf(book, stated);
      const { vintage, isActual, ownContribution, financed } = line;
      addToYear(book, { programme, host, vintage }, { lines: 1, actuals: isActual ? 1 : 0, ownContribution });
      addTaken(book, vintage, financed);
      putLine(book, line);
    }
    const settled = this.settled.map((taken) => ({ ...taken, quantity: BigInt(taken.quantity) }));
    takeOffLines(book, component, settled);
    book.reports.set(`${component} ${this.report.sha256}`, { revision, verification });
    const { verified: before = [], deficit = 0n, nestedDeficit = 0n } = book.components.get(component) ?? {};
    const ended = deficit + this.owed() - settled.reduce((sum, { quantity }) => sum + quantity, 0n) - BigInt(this.deficit);
    const verified = [...before, { ...period, verification, revision, restated: [], settled, ended, nestedBefore: nestedDeficit }];
    const nested = nestedOf(book, { nestedDeficit, programme }, this.vintages, BigInt(this.deficit));
    book.components.update(component, { verified, deficit: BigInt(this.deficit), nestedDeficit: nested });
  }

  /** What its lines add to what the component has to make good. */
  private owed(): bigint {
    return this.vintages.reduce((sum, { carriedIn, carriedOut }) => sum + BigInt(carriedOut) - BigInt(carriedIn), 0n);
  }

  private lineOf(
    book: ReadonlyBook,
    { vintage, verified, actual, deductions, carriedIn, carriedOut, issuable }: VerifiedLine,
  ): VerifiedLineRow {
    const { verification, programme, host, component } = this;
    const year = { programme, host, vintage };
    return {
      ...{ verification, component, vintage, verified: BigInt(verified), firstVerified: BigInt(verified) },
      deducted: (deductions ?? []).reduce((sum, { quantity }) => sum + BigInt(quantity), 0n),
      byReason: byReason(deductions),
      ...{ ownContribution: ownOf(book, year, deductions), financed: financedBy(book, year, deductions), isActual: actual !== null },
      ...{ carriedIn: BigInt(carriedIn), settled: 0n, carriedOut: BigInt(carriedOut), replaced: 0n },
      ...{ issuable: BigInt(issuable), issued: 0n, issuedAt: null },
    };
  }
}

/** Of lines without deductions, which are most. */
const NONE: Readonly<Record<string, bigint>> = {};

const byReason = (deductions: readonly Pick<Deduction, 'reason' | 'quantity'>[] | null): Readonly<Record<string, bigint>> => {
  if (!deductions || deductions.length === 0) return NONE;
  const sums: Record<string, bigint> = {};
  for (const { reason, quantity } of deductions) sums[reason] = (sums[reason] ?? 0n) + BigInt(quantity);
  return sums;
};

/** what is taken off lines of a component can't be issued any more. */
export const takeOffLines = (book: Book, component: string, taken: readonly TakenRow[]): void => {
  for (const { verification, vintage, quantity } of taken) {
    const key = lineKey(verification, component, vintage);
    const line = book.verifiedLines.get(key);
    if (!line) throw new Error(`an event takes ${quantity} off ${key}, which the book doesn't have`);
    putLine(book, { ...line, settled: line.settled + quantity, issuable: line.issuable - quantity });
  }
};
