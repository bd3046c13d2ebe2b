import type { Book } from '../book/book.js';
import { policyOf } from '../book/questions.js';
import { Amount, Code, Nested, Rows, Sum, Year } from '../kernel/fields.js';
import { Document, Reason } from '../kernel/values.js';
import { Event, type DomainEvent } from '../message/message.js';
import { putLine } from '../nesting/lines.js';
import { nestedDeficit } from './last-deficit.js';
import { weigh, withFigures } from './line-figures.js';
import { Settled, takeOffLines } from './reductions-verified.js';
import { lineKey } from './verified-lines.js';

export class RestatedLine {
  @Year() vintage!: string;
  @Amount() verified!: string;
  /** What was verified until now. */
  @Amount() before!: string;
  /** What of the line is left to issue, before what `settled` takes. */
  @Sum() issuable!: string;
  /** What was issued or taken of the line beyond what is verified now. */
  @Sum() over!: string;
}

/** results of one component are other than was verified. What was issued of them stays as it happened. */
@Event('VerificationRestated', 1)
export class VerificationRestated implements DomainEvent {
  @Code('verification') verification!: string;
  @Code('component') component!: string;
  @Rows(() => RestatedLine, { max: 60 }) lines!: readonly RestatedLine[];
  @Rows(() => Settled, { max: 10_000, least: 0 }) settled!: readonly Settled[];
  /** What of negative results and of what is too much is still open for the component. */
  @Sum() deficit!: string;
  @Nested(() => Reason) reason!: Reason;
  @Nested(() => Document) report!: Document;

  apply(book: Book, revision: bigint): void {
    const { verification, component } = this;
    book.verifications.update(verification, { restated: revision });
    const how = policyOf(book).overCrediting;
    const { verified = [], deficit = 0n, nestedDeficit: nested = 0n } = book.components.get(component) ?? {};
    let open = deficit;
    for (const { vintage, verified: restated } of this.lines) {
      const key = lineKey(verification, component, vintage);
      const line = book.verifiedLines.get(key);
      if (!line) throw new Error(`an event restates ${key}, which the book doesn't have`);
      const weighed = weigh(withFigures(line, { verified: BigInt(restated) }), how);
      open += weighed.carried;
      putLine(book, weighed.line);
    }
    const settled = this.settled.map((taken) => ({ ...taken, quantity: BigInt(taken.quantity) }));
    takeOffLines(book, component, settled);
    const left = settled.reduce((sum, { quantity }) => sum - quantity, open > 0n ? open : 0n);
    const spans = verified.map((span) => {
      if (span.verification !== verification) return span;
      const others = settled.filter((taken) => taken.verification !== verification);
      const ended = span.ended + left - BigInt(this.deficit);
      return { ...span, restated: [...span.restated, revision], settled: [...span.settled, ...others], ended };
    });
    const now = BigInt(this.deficit);
    book.components.update(component, { verified: spans, deficit: now, nestedDeficit: nestedDeficit(now, nested) });
  }
}
