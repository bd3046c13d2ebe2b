import { accountOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { CorrespondingAdjustmentApplied } from '../adjustment/corresponding-adjustment-applied.js';
import { administrator } from '../message/authority.js';
import { Code } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { refuse } from '../kernel/refusal.js';
import { LEAVING_REFUSALS } from '../limits/check-leaving.js';
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
}

/** R-10, REG 36: closing moves all units to where the holder instructed, in the same act. A suspended account may be emptied so. */
@CommandHandler(CloseAccount, {
  emits: [UnitsTransferred, CorrespondingAdjustmentApplied, AccountClosed],
  refuses: [
    'unknown-account',
    'account-type-not-openable',
    'account-not-empty',
    'account-not-active',
    'double-use',
    'units-frozen',
    'units-reserved',
    'account-not-entitled',
    'party-not-participating',
    'authorization-not-in-force',
    ...LEAVING_REFUSALS,
  ],
})
export class CloseAccountHandler implements Handler<CloseAccount> {
  decide(book: ReadonlyBook, { account }: CloseAccount, context: Context): Act {
    const { type, state, closure } = accountOf(book, account);
    if (!accountType(type).openable) refuse('account-type-not-openable');
    if (state === 'closed') refuse('nothing-to-change');
    const closed = happened(AccountClosed, { account, moveTo: closure?.moveTo ?? null });
    if (book.units.heldBy(account).isEmpty) return [closed];
    if (!closure) return refuse('account-not-empty', { account });
    const [moved, ...consequences] = moveEverything(book, account, closure.moveTo, context);
    return [moved, ...consequences, closed];
  }
}
