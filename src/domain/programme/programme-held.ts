import type { Book } from '../book/book.js';
import { Activity, Nested } from '../kernel/fields.js';
import { Reason } from '../kernel/values.js';
import { Event, type DomainEvent } from '../message/message.js';

/** Nothing is included in the programme any more, until it is released. */
@Event('ProgrammeHeld', 1)
export class ProgrammeHeld implements DomainEvent {
  @Activity() programme!: string;
  @Nested(() => Reason) reason!: Reason;

  apply(book: Book, revision: bigint): void {
    book.programmes.update(this.programme, { held: { reason: this.reason.code, since: revision } });
  }
}
