import type { Book } from '../book/book.js';
import { Code, Nested } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { Reason } from '../kernel/values.js';

/** The account sends and receives again. */
@Event('AccountReinstated', 1)
export class AccountReinstated implements DomainEvent {
  @Code('account') account!: string;
  @Nested(() => Reason) reason!: Reason;

  apply(book: Book): void {
    book.accounts.update(this.account, { state: 'active' });
  }
}
