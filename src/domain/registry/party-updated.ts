import type { Book } from '../book/book.js';
import type { NdcPeriodRow } from '../book/rows.js';
import { Flag, Nested, Party, Rows } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { Reason } from '../kernel/values.js';
import { NdcPeriod } from './party-registered.js';

/** What is known of a Party, whole, as it is from here on. */
@Event('PartyUpdated', 1)
export class PartyUpdated implements DomainEvent {
  @Party() party!: string;
  @Flag() participating!: boolean;
  @Flag() leastDevelopedOrIsland!: boolean;
  @Flag() waivesAdaptationExemption!: boolean;
  @Rows(() => NdcPeriod, { max: 50, least: 0 }) ndcPeriods!: readonly NdcPeriodRow[];
  @Nested(() => Reason) reason!: Reason;

  apply(book: Book): void {
    const { party, participating, leastDevelopedOrIsland, waivesAdaptationExemption, ndcPeriods } = this;
    book.parties.set(party, { party, participating, leastDevelopedOrIsland, waivesAdaptationExemption, ndcPeriods });
  }
}
