import type { Book } from '../book/book.js';
import { Code, OrNull } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

/** The account is closed for ever; its units, if it had any, went to `moveTo` in the same act. */
@Event('AccountClosed', 1)
export class AccountClosed implements DomainEvent {
  @Code('account') account!: string;
  @OrNull() @Code('account') moveTo!: string | null;

  apply(book: Book): void {
    book.accounts.update(this.account, { state: 'closed' });
  }
}
