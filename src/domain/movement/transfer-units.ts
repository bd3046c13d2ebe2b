import { CorrespondingAdjustmentApplied } from '../adjustment/corresponding-adjustment-applied.js';
import { accountType } from '../book/account-types.js';
import { accountOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { holder } from '../message/authority.js';
import { Code, Nested, NewCode, Optional } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { Units } from '../kernel/values.js';
import { checkLeaving, LEAVING_REFUSALS } from '../limits/check-leaving.js';
import { checkFree, unitsErrors } from './choose-units.js';
import { transferUnits } from './examples.js';
import { adjustmentsOf, checkMove, leaveOf, movedFields, moveOf, startMove, type Move, MOVEMENT_REFUSALS } from './move.js';
import { UnitsTransferred } from './units-transferred.js';

@Command('transfer-units', {
  by: [holder((c: TransferUnits) => c.from)],
  summary: 'Move units to another account',
  example: transferUnits,
})
export class TransferUnits {
  @Code('account') from!: string;
  @Code('account') to!: string;
  @Nested(() => Units) units!: Units;
  @Optional() @NewCode() reference?: string;
}

/** units move whole, from the account that holds them, and are first transferred when they first cross between Parties. */
@CommandHandler(TransferUnits, {
  emits: [UnitsTransferred, CorrespondingAdjustmentApplied],
  refuses: [...MOVEMENT_REFUSALS, ...LEAVING_REFUSALS],
})
export class TransferUnitsHandler implements Handler<TransferUnits> {
  check({ units }: TransferUnits): FieldError[] {
    return unitsErrors(units);
  }

  decide(book: ReadonlyBook, command: TransferUnits, context: Context): Act {
    return transfer(book, startMove(book, command, context), context, command.reference);
  }
}

/** A move as a plain transfer: into accounts that transfers may reach. */
const transfer = (book: ReadonlyBook, move: Move, context: Context, reference: string | undefined): Act => {
  checkMove(book, move, context, { enters: accountType(move.to.type).byTransfer, spends: false });
  checkLeaving(book, leaveOf(move), context.at);
  const { from, to, blocks, firstTransferred } = movedFields(move);
  const moved = happened(UnitsTransferred, { from, to, blocks, firstTransferred, reference: reference ?? null, corrects: null });
  return [moved, ...adjustmentsOf(book, move)];
};

/** everything an account holds, for its closing. The account itself may be suspended. */
export const moveEverything = (book: ReadonlyBook, account: string, moveTo: string, context: Context): Act => {
  const from = accountOf(book, account);
  const to = accountOf(book, moveTo);
  if (account === moveTo) refuse('same-account');
  if (to.state !== 'active') refuse('account-not-active', { account: moveTo });
  if (accountType(from.type).terminal) refuse('double-use');
  const blocks = [...book.units.heldBy(account)];
  checkFree(book, blocks, account, context);
  return transfer(book, moveOf(from, to, blocks, context), context, undefined);
};
