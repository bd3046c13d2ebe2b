import type { Book } from '../book/book.js';
import { Code, Flag } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

/** The holder of `account` trusts `counterparty`, or no longer does. */
@Event('AccountTrustChanged', 1)
export class AccountTrustChanged implements DomainEvent {
  @Code('account') account!: string;
  @Code('account') counterparty!: string;
  @Flag() trusted!: boolean;

  apply(book: Book): void {
    const { account, counterparty, trusted } = this;
    book.trust.set(`${account} ${counterparty}`, { account, counterparty, trusted });
  }
}
