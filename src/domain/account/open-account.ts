import type { ReadonlyBook } from '../book/readonly-book.js';
import { administrator, party } from '../message/authority.js';
import { Code, isNewCode, Nested, NewCode, OneOf, Optional, Party } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { invalid, refuse } from '../kernel/refusal.js';
import { YearSpan } from '../kernel/values.js';
import { AccountOpened } from './account-opened.js';
import { ACCOUNT_TYPES, accountType } from '../book/account-types.js';
import { openAccount } from './examples.js';

const WITH_PERIOD: ReadonlySet<string> = new Set(['retirement-ndc', 'retirement-cer']);
const PARTICIPATING_ONLY: ReadonlySet<string> = new Set(['retirement-ndc', 'cancellation-imp', 'cancellation-op']);

@Command('open-account', {
  by: [party((c: OpenAccount) => c.party), administrator],
  summary: 'Open a holding, retirement or cancellation account',
  example: openAccount,
})
export class OpenAccount {
  @NewCode('account') account!: string;
  @OneOf(...Object.keys(ACCOUNT_TYPES)) type!: string;
  @Party() party!: string;
  @Optional() @Code() holder?: string;
  @Optional() @Nested(() => YearSpan) ndcPeriod?: YearSpan;
}

/** REG 22 to 32: each account is authorized by one Party; retirement is for one of its NDC periods. */
@CommandHandler(OpenAccount, {
  emits: [AccountOpened],
  refuses: ['already-exists', 'unknown-party', 'account-type-not-openable', 'party-not-participating'],
})
export class OpenAccountHandler implements Handler<OpenAccount> {
  check({ type, ndcPeriod }: OpenAccount): FieldError[] {
    if (WITH_PERIOD.has(type) === (ndcPeriod !== undefined)) return [];
    return ndcPeriod
      ? [{ pointer: '/ndcPeriod', code: 'unknown-field', detail: 'Only retirement accounts are for an NDC period' }]
      : [{ pointer: '/ndcPeriod', code: 'missing-field', detail: 'A retirement account is for one NDC period' }];
  }

  decide(book: ReadonlyBook, { account, type, party, holder, ndcPeriod }: OpenAccount): Act {
    const known = book.parties.get(party);
    if (known && ndcPeriod && !known.ndcPeriods.some(({ first, last }) => first === ndcPeriod.first && last === ndcPeriod.last))
      invalid('/ndcPeriod', 'no-such-period', "Not one of the Party's NDC periods");
    if (holder !== undefined && !isNewCode(holder) && !isHolder(book, holder))
      invalid('/holder', 'identifier-format', 'A spreadsheet reads it as a number, and no account has such a holder yet');
    if (book.accounts.has(account)) refuse('already-exists');
    const { participating } = known ?? refuse('unknown-party');
    if (!accountType(type).openable) refuse('account-type-not-openable');
    if (PARTICIPATING_ONLY.has(type) && !participating) refuse('party-not-participating');
    return [happened(AccountOpened, { account, type, party, holder: holder ?? null, ndcPeriod: ndcPeriod ?? null })];
  }
}

/** Whether a holder of that code stands in the book: the name was allowed when it was new. */
const isHolder = (book: ReadonlyBook, holder: string): boolean => {
  for (const account of book.accounts.values()) if (account.holder === holder) return true;
  return false;
};
