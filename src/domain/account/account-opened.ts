import type { Book } from '../book/book.js';
import { Code, Nested, OneOf, OrNull, Party } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { YearSpan } from '../kernel/values.js';
import { ACCOUNT_TYPES } from '../book/account-types.js';

/** An account exists. The administrator's have no Party. */
@Event('AccountOpened', 1)
export class AccountOpened implements DomainEvent {
  @Code('account') account!: string;
  @OneOf(...Object.keys(ACCOUNT_TYPES)) type!: string;
  @OrNull() @Party() party!: string | null;
  @OrNull() @Code() holder!: string | null;
  @OrNull() @Nested(() => YearSpan) ndcPeriod!: YearSpan | null;

  apply(book: Book): void {
    const { account, type, party, holder, ndcPeriod } = this;
    book.accounts.set(account, { account, type, party, holder, ndcPeriod, state: 'active', closure: null });
  }
}
