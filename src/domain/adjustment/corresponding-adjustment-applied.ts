import type { Book } from '../book/book.js';
import { BlockIds, Code, CooperativeApproach, Flag, OneOf, OrNull, Party, Quantity, Rows, Serial, Year } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { openYear } from './final-years.js';
import { GHG, noteMetric, yearKey } from './metrics.js';
import { TRIGGERS, type Trigger } from './triggers.js';

export class VintageQuantity {
  @Year() vintage!: string;
  @Quantity() quantity!: string;
  @OrNull() @Serial() nonGhgQuantity!: string | null;
}

/**
 * A Party's emissions balance changes: the host adds what was first transferred, the user subtracts what it used (R-55, 2/CMA.3 annex 8).
 * Its cause is the first event of the act. The book keeps the sums, against which the laws set the units. A late one counts for the year in
 * which it came, in the metric of its authorization.
 */
@Event('CorrespondingAdjustmentApplied', 1)
export class CorrespondingAdjustmentApplied implements DomainEvent {
  @Party() party!: string;
  @OneOf('addition', 'subtraction') kind!: 'addition' | 'subtraction';
  @Quantity() quantity!: string;
  @Rows(() => VintageQuantity, { max: 300 }) vintages!: readonly VintageQuantity[];
  @BlockIds(1_000) blocks!: readonly string[];
  @OneOf(...TRIGGERS) trigger!: Trigger;
  @OrNull() @Code('authorization') authorization!: string | null;
  @OrNull() @CooperativeApproach() cooperativeApproach!: string | null;
  @Year() actionYear!: string;
  @OrNull() @Year() useYear!: string | null;
  @Flag() late!: boolean;
  @OrNull() @Serial() nonGhgQuantity!: string | null;

  apply(book: Book): void {
    const { party, kind, quantity, authorization } = this;
    const before = book.adjusted.get(party) ?? { party, additions: 0n, subtractions: 0n };
    const member = kind === 'addition' ? 'additions' : 'subtractions';
    book.adjusted.set(party, { ...before, [member]: before[member] + BigInt(quantity) });
    this.account(book);
    const row = authorization === null || kind === 'subtraction' ? undefined : book.authorizations.get(authorization);
    if (row) book.authorizations.update(row.authorization, { firstTransferred: row.firstTransferred + BigInt(quantity) });
  }

  private account(book: Book): void {
    const { party, kind, authorization, late, actionYear, useYear } = this;
    const metric = (authorization === null ? null : book.authorizations.get(authorization)?.nonGhgMetric) ?? GHG;
    noteMetric(book, party, metric);
    const figure = (of: Pick<VintageQuantity, 'quantity' | 'nonGhgQuantity'>): bigint =>
      BigInt(metric === GHG ? of.quantity : (of.nonGhgQuantity ?? 0));
    const count = (year: string, member: 'firstTransferred' | 'used', quantity: bigint): void => {
      const key = yearKey(party, year, metric);
      const row = book.accounted.get(key) ?? { firstTransferred: 0n, used: 0n };
      book.accounted.set(key, { ...row, [member]: row[member] + quantity });
    };
    const open = late ? openYear(book, party, actionYear) : undefined;
    if (kind === 'subtraction') count(open ?? useYear ?? actionYear, 'used', figure(this));
    else for (const of of this.vintages) count(open ?? of.vintage, 'firstTransferred', figure(of));
  }
}
