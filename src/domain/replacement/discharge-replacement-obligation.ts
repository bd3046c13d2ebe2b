import type { ReadonlyBook } from '../book/readonly-book.js';
import { doe, participant } from '../message/authority.js';
import { hasRole } from '../message/may.js';
import { Code, Nested } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { Units } from '../kernel/values.js';
import { unitsErrors } from '../movement/choose-units.js';
import { checkMove, movedFields, startMove, MOVING_REFUSALS } from '../movement/move.js';
import { UnitsCancelled } from '../movement/units-cancelled.js';
import { UnitsTransferred } from '../movement/units-transferred.js';
import { poolsOf } from '../reversal/buffer-units.js';
import { dischargeReplacementObligation } from './examples.js';
import { checkOpen, checkReplaces, checkReplenishes, isOfProgramme } from './obligations.js';
import { discharge, ReplacementObligationDischarged } from './replacement-obligation-discharged.js';

/** Where units go that replace others (R-37, REG 20(k)), and where those that fill the buffer up (R-72, REG 20(l)). */
const targetOf = (book: ReadonlyBook, kind: 'replacement' | 'replenishment'): string =>
  kind === 'replacement' ? 'CANCELLATION-ADMINISTRATIVE' : poolsOf(book)[0];

/** The debtor of the obligation, where that is a programme, or where it is a DOE. */
const debtor =
  (programme: boolean) =>
  ({ obligation }: DischargeReplacementObligation, book: ReadonlyBook): string | undefined => {
    const row = book.obligations.get(obligation);
    return row && isOfProgramme(book, row) === programme ? row.debtor : undefined;
  };

@Command('discharge-replacement-obligation', {
  by: [participant(debtor(true)), doe(debtor(false))],
  summary: 'Cancel other units of an account that the debtor holds too, or put them into the buffer, to meet an obligation or a part of it',
  example: dischargeReplacementObligation,
})
export class DischargeReplacementObligation {
  @Code('obligation') obligation!: string;
  @Code('account') from!: string;
  @Nested(() => Units) units!: Units;
}

/**
 * the debtor cancels other units administratively, or fills the buffer up with units of the kinds that were reversed. It is no right
 * to the accounts of others: who gives the command holds `from` as well, else it is `forbidden`.
 */
@CommandHandler(DischargeReplacementObligation, {
  emits: [UnitsCancelled, UnitsTransferred, ReplacementObligationDischarged],
  refuses: ['unknown-obligation', ...MOVING_REFUSALS, 'exceeds-obligation'],
})
export class DischargeReplacementObligationHandler implements Handler<DischargeReplacementObligation> {
  check({ units }: DischargeReplacementObligation): FieldError[] {
    return unitsErrors(units);
  }

  decide(book: ReadonlyBook, { obligation, from, units }: DischargeReplacementObligation, context: Context): Act {
    if (!hasRole(book, context.actor, 'holder', from, context.at)) refuse('forbidden');
    const row = book.obligations.get(obligation) ?? refuse('unknown-obligation');
    const move = startMove(book, { from, to: targetOf(book, row.kind), units }, context);
    if (row.kind === 'replacement') checkReplaces(move, row);
    else checkReplenishes(move, row);
    checkMove(book, move, context, { enters: true, spends: false });
    checkOpen(move, row);
    const moved = movedFields(move);
    const gone = { purpose: 'administrative', beneficiary: null, document: null, discharges: obligation };
    const event =
      row.kind === 'replacement'
        ? happened(UnitsCancelled, { ...moved, ...gone })
        : happened(UnitsTransferred, { ...moved, reference: null, corrects: null });
    return [event, discharge(obligation, moved.blocks)];
  }
}
