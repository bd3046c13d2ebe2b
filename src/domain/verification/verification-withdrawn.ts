import type { Book } from '../book/book.js';
import type { ComponentRow, VerificationRow, VerifiedSpanRow } from '../book/rows.js';
import { takeBack } from '../book/taking-back.js';
import { Code, Codes, Nested, Quantity, Rows, Year } from '../kernel/fields.js';
import { halved } from '../kernel/halves.js';
import { Reason } from '../kernel/values.js';
import { Event, happened, type DomainEvent } from '../message/message.js';
import { addTaken } from '../finance/finances.js';
import { uncoverClaims } from '../nesting/covered.js';
import { dropLine, putLine } from '../nesting/lines.js';
import { addToYear } from '../threshold/thresholds.js';
import { nestedDeficit } from './last-deficit.js';
import { weigh, withFigures } from './line-figures.js';
import { lineKey, linesOf } from './verified-lines.js';

/** What a line of an earlier verification gets back. */
export class Restored {
  @Code('component') component!: string;
  @Code('verification') verification!: string;
  @Year() vintage!: string;
  @Quantity() quantity!: string;
}

/** A verification counts no more. What it took off earlier lines is theirs again, and what it owed or made good is as before it. */
@Event('VerificationWithdrawn', 1)
export class VerificationWithdrawn implements DomainEvent {
  @Code('verification') verification!: string;
  @Codes(250, 'component') components!: readonly string[];
  @Nested(() => Reason) reason!: Reason;
  @Rows(() => Restored, { max: 1_000_000, least: 0 }) restored!: readonly Restored[];

  apply(book: Book, revision: bigint): void {
    const { verification, reason } = this;
    const row = book.verifications.get(verification);
    if (!row) throw new Error(`an event withdraws ${verification}, which the book doesn't have`);
    if (!row.takenBack) {
      takeBack(book.verifications, verification, { revision, from: null, reason: reason.code });
      this.leave(book, row);
      uncoverClaims(book, verification, row);
    }
    for (const code of this.components) {
      const component = book.components.get(code);
      const span = component?.verified.at(-1);
      if (component && span?.verification === verification) this.take(book, row, component, span);
    }
  }

  halves(): readonly [VerificationWithdrawn, VerificationWithdrawn] {
    const [a, b] = halved(this.components);
    return [this.of(a), this.of(b)];
  }

  private of(components: readonly string[]): VerificationWithdrawn {
    const own = new Set(components);
    return happened(VerificationWithdrawn, { ...this, components, restored: this.restored.filter(({ component }) => own.has(component)) });
  }

  /** no period or gate looks at it any more. */
  private leave(book: Book, { verification, programme }: VerificationRow): void {
    const verifications = (book.periods.get(programme)?.verifications ?? []).filter((code) => code !== verification);
    book.periods.set(programme, { verifications });
    book.programmes.update(programme, { verified: verifications.length > 0 });
  }

  /** the days of the component are free, and its deficit is what it would be without these lines. */
  private take(book: Book, { programme, host }: VerificationRow, row: ComponentRow, span: VerifiedSpanRow): void {
    const { component } = row;
    let open = row.deficit + span.ended;
    for (const line of linesOf(book, { component, verified: [span] })) {
      const { vintage, isActual, ownContribution, financed } = line;
      const less = { lines: -1, actuals: isActual ? -1 : 0, ownContribution: -ownContribution };
      addToYear(book, { programme, host, vintage }, less);
      addTaken(
        book,
        vintage,
        financed.map(({ finance, quantity }) => ({ finance, quantity: -quantity })),
      );
      open += line.carriedIn + line.settled - line.carriedOut;
      dropLine(book, line);
    }
    for (const { verification, vintage, quantity } of this.restored.filter((restored) => restored.component === component)) {
      const key = lineKey(verification, component, vintage);
      const line = book.verifiedLines.get(key);
      if (!line) throw new Error(`an event restores ${key}, which the book doesn't have`);
      const weighed = weigh(withFigures(line, { settled: line.settled - BigInt(quantity) }), 'carry');
      open += BigInt(quantity) + weighed.carried;
      putLine(book, weighed.line);
    }
    open -= liftObligations(book, component, [span.revision, ...span.restated]);
    const verified = row.verified.slice(0, -1);
    const deficit = open > 0n ? open : 0n;
    book.components.update(component, { verified, deficit, nestedDeficit: nestedDeficit(deficit, span.nestedBefore) });
  }
}

/** Obligations of these causes fall away but for what is met of them; returns that. */
const liftObligations = (book: Book, component: string, causes: readonly bigint[]): bigint => {
  let met = 0n;
  for (const code of book.debts.get(component)?.obligations ?? []) {
    const row = book.obligations.get(code);
    if (!row || !causes.includes(row.cause)) continue;
    met += row.discharged;
    book.obligations.update(code, { quantity: row.discharged });
  }
  return met;
};
