import type { Book } from '../book/book.js';
import { Code, Nested } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { Reason } from '../kernel/values.js';

/** The account neither sends nor receives. */
@Event('AccountSuspended', 1)
export class AccountSuspended implements DomainEvent {
  @Code('account') account!: string;
  @Nested(() => Reason) reason!: Reason;

  apply(book: Book): void {
    book.accounts.update(this.account, { state: 'suspended' });
  }
}
