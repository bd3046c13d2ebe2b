import type { Book } from '../book/book.js';
import { Code, Flag, Instant } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

/** The holder of `account` trusts `counterparty` from `effective` on, or no longer does. */
@Event('AccountTrustChanged', 2)
export class AccountTrustChanged implements DomainEvent {
  @Code('account') account!: string;
  @Code('account') counterparty!: string;
  @Flag() trusted!: boolean;
  @Instant() effective!: string;

  apply(book: Book): void {
    const { account, counterparty, trusted, effective } = this;
    book.trust.set(`${account} ${counterparty}`, { account, counterparty, trusted, effective });
  }
}
