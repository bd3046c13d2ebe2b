import type { Book } from '../book/book.js';
import { Activity, Day } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

/** A programme goes on from the day after its period for one more, deemed renewed on a day that may come later. */
@Event('ProgrammeRenewed', 1)
export class ProgrammeRenewed implements DomainEvent {
  @Activity() programme!: string;
  @Day() start!: string;
  @Day() end!: string;
  @Day() deemedOn!: string;

  apply(book: Book, revision: bigint): void {
    const { programme, start, end, deemedOn } = this;
    const { renewals = [] } = book.programmes.get(programme) ?? {};
    book.programmes.update(programme, { end, renewals: [...renewals, { start, end, deemedOn, revision }] });
  }
}
