import type { Book } from '../book/book.js';
import { Code, Nested } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { Reason } from '../kernel/values.js';

/** A proposal was declined; it reserves nothing any more. */
@Event('CommandDeclined', 1)
export class CommandDeclined implements DomainEvent {
  @Code('proposal') proposal!: string;
  @Nested(() => Reason) reason!: Reason;

  apply(book: Book, revision: bigint): void {
    book.closeProposal(this.proposal, 'declined', revision);
  }
}
