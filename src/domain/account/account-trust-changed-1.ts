import type { Book } from '../book/book.js';
import { Code, Flag } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

/** Version 1: a trust skips the delay from the event on. The second person it never skips. */
@Event('AccountTrustChanged', 1)
export class AccountTrustChanged1 implements DomainEvent {
  @Code('account') account!: string;
  @Code('account') counterparty!: string;
  @Flag() trusted!: boolean;

  apply(book: Book): void {
    const { account, counterparty, trusted } = this;
    book.trust.set(`${account} ${counterparty}`, { account, counterparty, trusted, effective: null });
  }
}
