import { accountOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { CorrespondingAdjustmentApplied } from '../adjustment/corresponding-adjustment-applied.js';
import { administrator } from '../message/authority.js';
import { Code, Optional } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { refuse } from '../kernel/refusal.js';
import { moveEverything } from '../movement/transfer-units.js';
import { UnitsTransferred } from '../movement/units-transferred.js';
import { AccountClosed } from './account-closed.js';
import { accountType } from '../book/account-types.js';
import { closeAccount } from './examples.js';

@Command('close-account', {
  by: [administrator],
  summary: 'Close an account, moving what it holds as its holder instructed',
  example: closeAccount,
})
export class CloseAccount {
  @Code('account') account!: string;
  @Optional() @Code('account') moveTo?: string;
}

/** R-10, REG 36: closing moves all units in the same act. A suspended account may be emptied so. */
@CommandHandler(CloseAccount, {
  emits: [UnitsTransferred, CorrespondingAdjustmentApplied, AccountClosed],
  refuses: [
    'unknown-account',
    'account-type-not-openable',
    'account-not-empty',
    'same-account',
    'account-not-active',
    'double-use',
    'units-frozen',
    'units-reserved',
    'account-not-entitled',
    'party-not-participating',
    'authorization-not-in-force',
  ],
})
export class CloseAccountHandler implements Handler<CloseAccount> {
  decide(book: ReadonlyBook, { account, moveTo }: CloseAccount, context: Context): Act {
    const { type, state } = accountOf(book, account);
    const target = moveTo === undefined ? undefined : accountOf(book, moveTo);
    if (!accountType(type).openable) refuse('account-type-not-openable');
    if (state === 'closed') refuse('nothing-to-change');
    const closed = happened(AccountClosed, { account, moveTo: moveTo ?? null });
    if (book.units.heldBy(account).isEmpty) return [closed];
    if (!target) return refuse('account-not-empty', { account });
    const [moved, ...consequences] = moveEverything(book, account, target.account, context);
    return [moved, ...consequences, closed];
  }
}
