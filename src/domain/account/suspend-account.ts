import { accountOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { administrator, party } from '../message/authority.js';
import { Code, Nested } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import { refuse } from '../kernel/refusal.js';
import { Reason } from '../kernel/values.js';
import { AccountSuspended } from './account-suspended.js';
import { suspendAccount } from './examples.js';

@Command('suspend-account', {
  by: [administrator, party((c: SuspendAccount, book) => book.accounts.get(c.account)?.party ?? undefined)],
  summary: 'Stop an account from sending and receiving',
  example: suspendAccount,
})
export class SuspendAccount {
  @Code('account') account!: string;
  @Nested(() => Reason) reason!: Reason;
}

/** R-09, REG 34 to 37. */
@CommandHandler(SuspendAccount, { emits: [AccountSuspended], refuses: ['unknown-account'] })
export class SuspendAccountHandler implements Handler<SuspendAccount> {
  decide(book: ReadonlyBook, { account, reason }: SuspendAccount): Act {
    if (accountOf(book, account).state !== 'active') refuse('nothing-to-change');
    return [happened(AccountSuspended, { account, reason })];
  }
}
