import type { Book } from '../book/book.js';
import { Code, Nested } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { Reason } from '../kernel/values.js';

/** A proposal was withdrawn; it reserves nothing any more. */
@Event('CommandWithdrawn', 1)
export class CommandWithdrawn implements DomainEvent {
  @Code('proposal') proposal!: string;
  @Nested(() => Reason) reason!: Reason;

  apply(book: Book, revision: bigint): void {
    book.closeProposal(this.proposal, 'withdrawn', revision);
  }
}
