import { CorrespondingAdjustmentApplied } from '../adjustment/corresponding-adjustment-applied.js';
import { accountType } from '../book/account-types.js';
import { registryOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { holder } from '../message/authority.js';
import { Code, Nested, OneOf, Optional } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { Document, LegalEntity, Units } from '../kernel/values.js';
import { checkLeaving, LIMIT_REFUSALS } from '../limits/check-leaving.js';
import { unitsErrors } from './choose-units.js';
import { cancelUnits } from './examples.js';
import { FinanceSettled, settled } from '../finance/finance-settled.js';
import { checkSettles, checkUnsettled } from '../finance/settling.js';
import { checkOpen, checkReplaces, dischargedKind, replacementOf } from '../replacement/obligations.js';
import { discharge, ReplacementObligationDischarged } from '../replacement/replacement-obligation-discharged.js';
import { adjustmentsOf, checkMove, checkPurpose, leaveOf, movedFields, startMove, MOVEMENT_REFUSALS, type Move } from './move.js';
import { UnitsCancelled } from './units-cancelled.js';

/** Where each cancellation goes (`docs/contract.md` 7). */
const ACCOUNT_TYPE_FOR: Readonly<Record<string, string>> = {
  IMP: 'cancellation-imp',
  OP: 'cancellation-op',
  OMGE: 'omge-voluntary',
  voluntary: 'cancellation-voluntary',
  administrative: 'cancellation-administrative',
};

@Command('cancel-units', {
  by: [holder((c: CancelUnits) => c.from)],
  summary: 'Cancel units for a purpose: they are gone for ever',
  example: cancelUnits,
})
export class CancelUnits {
  @Code('account') from!: string;
  @OneOf('IMP', 'OP', 'OMGE', 'voluntary', 'administrative') purpose!: string;
  @Code('account') to!: string;
  @Nested(() => Units) units!: Units;
  @Optional() @Nested(() => LegalEntity) beneficiary?: LegalEntity;
  @Optional() @Nested(() => Document) document?: Document;
  @Optional() @Code(dischargedKind) discharges?: string;
}

/**
 * each purpose has its account, for IMP and OP one of the Party whose account held them, and authorized units only go to a
 * purpose their host authorized. R-37: an administrative one may meet an obligation, whoever cancels; R-96: a voluntary one what is paid for.
 */
@CommandHandler(CancelUnits, {
  emits: [UnitsCancelled, CorrespondingAdjustmentApplied, ReplacementObligationDischarged, FinanceSettled],
  refuses: [...MOVEMENT_REFUSALS, 'purpose-not-authorized', 'unknown-obligation', 'exceeds-obligation', ...LIMIT_REFUSALS],
})
export class CancelUnitsHandler implements Handler<CancelUnits> {
  check({ units }: CancelUnits): FieldError[] {
    return unitsErrors(units);
  }

  decide(book: ReadonlyBook, command: CancelUnits, context: Context): Act {
    const { purpose, beneficiary = null, document = null, discharges = null } = command;
    const move = startMove(book, command, context);
    const authorized = purpose === 'IMP' || purpose === 'OP';
    const own = !authorized || move.to.party === move.from.party;
    const obligation = discharges === null ? undefined : replacementOf(book, discharges);
    const claim = discharges === null || obligation ? undefined : book.finances.get(discharges);
    if (obligation) checkReplaces(move, obligation);
    if (claim) checkSettles(move, claim);
    const enters = own && move.to.type === ACCOUNT_TYPE_FOR[purpose];
    const leaves = accountType(move.from.type).leaves || leavesBuffer(book, move, purpose);
    checkMove(book, move, context, { enters, spends: authorized, leaves });
    if (authorized) checkPurpose(book, move, purpose, context);
    if (claim) checkUnsettled(book, move, claim);
    else if (discharges !== null) checkOpen(move, obligation ?? refuse('unknown-obligation'));
    checkLeaving(book, leaveOf(move), context.at);
    const moved = movedFields(move);
    const cancelled = happened(UnitsCancelled, { ...moved, purpose, beneficiary, document, discharges });
    const met = discharges === null ? [] : [claim ? settled(discharges, moved.blocks) : discharge(discharges, moved.blocks)];
    return [cancelled, ...adjustmentsOf(book, move), ...met];
  }
}

/** outside of a mechanism units may leave a buffer by administrative cancellation, too. */
const leavesBuffer = (book: ReadonlyBook, { from }: Move, purpose: string): boolean =>
  from.type === 'buffer' && purpose === 'administrative' && registryOf(book).kind !== 'mechanism';
