import type { Book } from '../book/book.js';
import type { NdcPeriodRow } from '../book/rows.js';
import { Flag, OneOf, Party, Rows, Year } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

export class NdcPeriod implements NdcPeriodRow {
  @Year() first!: string;
  @Year() last!: string;
  @OneOf('single-year', 'multi-year') type!: NdcPeriodRow['type'];
}

/** A Party is known to the registry. */
@Event('PartyRegistered', 1)
export class PartyRegistered implements DomainEvent {
  @Party() party!: string;
  @Flag() participating!: boolean;
  @Flag() leastDevelopedOrIsland!: boolean;
  @Flag() waivesAdaptationExemption!: boolean;
  @Rows(() => NdcPeriod, { max: 50, least: 0 }) ndcPeriods!: readonly NdcPeriodRow[];

  apply(book: Book): void {
    const { party, participating, leastDevelopedOrIsland, waivesAdaptationExemption, ndcPeriods } = this;
    book.parties.set(party, { party, participating, leastDevelopedOrIsland, waivesAdaptationExemption, ndcPeriods });
  }
}
