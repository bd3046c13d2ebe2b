import { subtractions } from '../adjustment/adjustments.js';
import { CorrespondingAdjustmentApplied } from '../adjustment/corresponding-adjustment-applied.js';
import { isAuthorized } from '../adjustment/triggers.js';
import { idOf } from '../book/block.js';
import { checkKindsOpen } from '../book/closed-kinds.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { holder, party } from '../message/authority.js';
import { dayOf, yearOf } from '../kernel/days.js';
import { Code, Nested, Year } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { Units } from '../kernel/values.js';
import { checkAccepted } from '../acceptance/acceptance.js';
import { unitsErrors } from './choose-units.js';
import { useUnits } from './examples.js';
import { adjustmentsOf, checkMove, checkPurpose, leaveOf, movedFields, startMove, type Move, MOVEMENT_REFUSALS } from './move.js';
import { UnitsUsed } from './units-used.js';

/** the holder of an account uses units towards the target of the account's own Party; that of the adaptation share towards any. */
function ownTarget(command: UseUnits, book: ReadonlyBook): string | undefined {
  return isForAnother(command, book) ? undefined : command.from;
}

/** A Party speaks for its own account that names no holder. */
function ofNoHolder(command: UseUnits, book: ReadonlyBook): string | undefined {
  const sender = book.accounts.get(command.from);
  if (!sender || sender.holder !== null || isForAnother(command, book)) return undefined;
  return sender.party ?? undefined;
}

/** Whether units of one Party's account would count towards another's target: nobody may do that for either. */
function isForAnother({ from, to }: UseUnits, book: ReadonlyBook): boolean {
  const [sender, target] = [book.accounts.get(from), book.accounts.get(to)];
  if (!sender || !target || sender.type === 'adaptation-share') return false;
  return sender.party !== target.party;
}

@Command('use-units', {
  by: [holder(ownTarget), party(ofNoHolder)],
  summary: 'Use units towards an NDC: they are retired for ever',
  example: useUnits,
})
export class UseUnits {
  @Code('account') from!: string;
  @Code('account') to!: string;
  @Year() year!: string;
  @Nested(() => Units) units!: Units;
}

/**
 * used by the Party whose account held them, which isn't the host, for an authorized purpose, in the NDC period of the vintage; it
 * subtracts. The adaptation share is no Party's.
 */
@CommandHandler(UseUnits, {
  emits: [UnitsUsed, CorrespondingAdjustmentApplied],
  refuses: [...MOVEMENT_REFUSALS, 'purpose-not-authorized', 'vintage-outside-period', 'not-accepted-by-acquirer', 'kind-closed'],
})
export class UseUnitsHandler implements Handler<UseUnits> {
  check({ units }: UseUnits): FieldError[] {
    return unitsErrors(units);
  }

  decide(book: ReadonlyBook, command: UseUnits, context: Context): Act {
    const move = startMove(book, command, context);
    const { from, to, blocks } = move;
    const user = to.party;
    const entitled = from.type === 'adaptation-share' || from.party === user;
    const retires =
      entitled && (to.type === 'retirement-ndc' || to.type === 'retirement-cer') && blocks.every(({ lot }) => lot.host !== user);
    checkMove(book, move, context, { enters: retires, spends: true });
    if (user === null) return refuse('account-not-entitled');
    checkPurpose(book, move, 'NDC', context);
    checkPeriod(book, move, command.year);
    // What another Party holds, and what was levied, was first transferred before: no use lets anything leave its host.
    checkAccepted(book, leaveOf(move).entries, dayOf(context.at));
    checkKindsOpen(book, blocks);
    const used = happened(UnitsUsed, { ...movedFields(move), party: user, year: command.year });
    const subtracted = { party: user, blocks: blocks.filter(isAuthorized), useYear: command.year, actionYear: yearOf(context.at) };
    return [used, ...adjustmentsOf(book, move), ...subtractions(book, subtracted)];
  }
}

/** the year of use, and the vintage of adjusted units, lie in the NDC period the account is for, which its Party still has. */
const checkPeriod = (book: ReadonlyBook, { to, blocks }: Move, year: string): void => {
  const periods = book.parties.get(to.party ?? '')?.ndcPeriods ?? [];
  const period = periods.find(({ first, last }) => first === to.ndcPeriod?.first && last === to.ndcPeriod.last);
  const outside = (y: string): boolean => period === undefined || y < period.first || y > period.last;
  if (outside(year)) refuse('vintage-outside-period', { account: to.account });
  const old = blocks.filter((block) => isAuthorized(block) && outside(block.lot.vintage));
  if (old.length > 0) refuse('vintage-outside-period', { account: to.account, blocks: old.slice(0, 10).map(idOf) });
};
