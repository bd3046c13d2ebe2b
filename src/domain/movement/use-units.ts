import { subtractions } from '../adjustment/adjustments.js';
import { CorrespondingAdjustmentApplied } from '../adjustment/corresponding-adjustment-applied.js';
import { isAuthorized } from '../adjustment/triggers.js';
import { idOf } from '../book/block.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { holder, party } from '../message/authority.js';
import { yearOf } from '../kernel/days.js';
import { Code, Nested, Year } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { Units } from '../kernel/values.js';
import { unitsErrors } from './choose-units.js';
import { useUnits } from './examples.js';
import { adjustmentsOf, checkMove, checkPurpose, movedFields, startMove, type Move, MOVEMENT_REFUSALS } from './move.js';
import { UnitsUsed } from './units-used.js';

@Command('use-units', {
  by: [holder((c: UseUnits) => c.from), party((c: UseUnits, book) => book.accounts.get(c.from)?.party ?? undefined)],
  summary: 'Use units towards an NDC: they are retired for ever',
  example: useUnits,
})
export class UseUnits {
  @Code('account') from!: string;
  @Code('account') to!: string;
  @Year() year!: string;
  @Nested(() => Units) units!: Units;
}

/** used by another Party than the host, for an authorized purpose, in the NDC period of the vintage; the user subtracts. */
@CommandHandler(UseUnits, {
  emits: [UnitsUsed, CorrespondingAdjustmentApplied],
  refuses: [...MOVEMENT_REFUSALS, 'purpose-not-authorized', 'vintage-outside-period'],
})
export class UseUnitsHandler implements Handler<UseUnits> {
  check({ units }: UseUnits): FieldError[] {
    return unitsErrors(units);
  }

  decide(book: ReadonlyBook, command: UseUnits, context: Context): Act {
    const move = startMove(book, command, context);
    const { to, blocks } = move;
    const user = to.party;
    const retires = (to.type === 'retirement-ndc' || to.type === 'retirement-cer') && blocks.every(({ lot }) => lot.host !== user);
    checkMove(book, move, context, { enters: retires, spends: true });
    if (user === null) return refuse('account-not-entitled');
    checkPurpose(book, move, 'NDC');
    checkPeriod(move, command.year);
    const used = happened(UnitsUsed, { ...movedFields(move), party: user, year: command.year });
    const subtracted = { party: user, blocks: blocks.filter(isAuthorized), useYear: command.year, actionYear: yearOf(context.at) };
    return [used, ...adjustmentsOf(book, move), ...subtractions(book, subtracted)];
  }
}

/** the year of use, and the vintage of adjusted units, lie in the NDC period the account is for. */
const checkPeriod = ({ to, blocks }: Move, year: string): void => {
  const outside = (y: string): boolean => to.ndcPeriod === null || y < to.ndcPeriod.first || y > to.ndcPeriod.last;
  if (outside(year)) refuse('vintage-outside-period', { account: to.account });
  const old = blocks.filter((block) => isAuthorized(block) && outside(block.lot.vintage));
  if (old.length > 0) refuse('vintage-outside-period', { account: to.account, blocks: old.slice(0, 10).map(idOf) });
};
