import type { Book } from '../book/book.js';
import { Activity, Nested } from '../kernel/fields.js';
import { Reason } from '../kernel/values.js';
import { Event, type DomainEvent } from '../message/message.js';

/** A programme that was on hold takes components again. */
@Event('ProgrammeReleased', 1)
export class ProgrammeReleased implements DomainEvent {
  @Activity() programme!: string;
  @Nested(() => Reason) reason!: Reason;

  apply(book: Book): void {
    book.programmes.update(this.programme, { held: null });
  }
}
