import type { Book } from '../book/book.js';
import { Code } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

/** The holder said where the units go when the account is closed. A later instruction replaces it. */
@Event('ClosureInstructed', 1)
export class ClosureInstructed implements DomainEvent {
  @Code('account') account!: string;
  @Code('account') moveTo!: string;

  apply(book: Book, revision: bigint): void {
    book.accounts.update(this.account, { closure: { moveTo: this.moveTo, since: revision } });
  }
}
