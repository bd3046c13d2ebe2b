import { accountOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { administrator, party } from '../message/authority.js';
import { Code, Nested } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import { refuse } from '../kernel/refusal.js';
import { Reason } from '../kernel/values.js';
import { AccountReinstated } from './account-reinstated.js';
import { reinstateAccount } from './examples.js';

@Command('reinstate-account', {
  by: [administrator, party((c: ReinstateAccount, book) => book.accounts.get(c.account)?.party ?? undefined)],
  summary: 'Let a suspended account send and receive again',
  example: reinstateAccount,
})
export class ReinstateAccount {
  @Code('account') account!: string;
  @Nested(() => Reason) reason!: Reason;
}

/** REG 38: what was suspended may come back; what was closed may not. */
@CommandHandler(ReinstateAccount, { emits: [AccountReinstated], refuses: ['unknown-account'] })
export class ReinstateAccountHandler implements Handler<ReinstateAccount> {
  decide(book: ReadonlyBook, { account, reason }: ReinstateAccount): Act {
    if (accountOf(book, account).state !== 'suspended') refuse('nothing-to-change');
    return [happened(AccountReinstated, { account, reason })];
  }
}
