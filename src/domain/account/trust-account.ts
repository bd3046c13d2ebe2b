import { accountOf, policyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { holder } from '../message/authority.js';
import { addHours } from '../kernel/days.js';
import { Code, Flag } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { refuse } from '../kernel/refusal.js';
import { AccountTrustChanged } from './account-trust-changed.js';
import { AccountTrustChanged1 } from './account-trust-changed-1.js';
import { trustAccount } from './examples.js';

@Command('trust-account', {
  by: [holder((c: TrustAccount) => c.account)],
  summary: 'Put an account on the trusted list, or take it off',
  example: trustAccount,
})
export class TrustAccount {
  @Code('account') account!: string;
  @Code('account') counterparty!: string;
  @Flag() trusted!: boolean;
}

/** transfers to a trusted account skip the delay, once the trust itself is as old as the delay; never the second person. */
@CommandHandler(TrustAccount, { emits: [AccountTrustChanged], reads: [AccountTrustChanged1], refuses: ['unknown-account'] })
export class TrustAccountHandler implements Handler<TrustAccount> {
  decide(book: ReadonlyBook, { account, counterparty, trusted }: TrustAccount, { at }: Context): Act {
    accountOf(book, account);
    accountOf(book, counterparty);
    if ((book.trust.get(`${account} ${counterparty}`)?.trusted ?? false) === trusted) refuse('nothing-to-change');
    const effective = trusted ? addHours(at, Number(policyOf(book).transferDelayHours)) : at;
    return [happened(AccountTrustChanged, { account, counterparty, trusted, effective })];
  }
}
