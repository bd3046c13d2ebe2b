import type { ReadonlyBook } from '../book/readonly-book.js';
import type { NdcPeriodRow } from '../book/rows.js';
import { administrator } from '../message/authority.js';
import { Flag, NewParty, Rows } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { registerParty } from './examples.js';
import { NdcPeriod, PartyRegistered } from './party-registered.js';

@Command('register-party', {
  by: [administrator],
  summary: 'Register a Party with its participation and its NDC periods',
  example: registerParty,
})
export class RegisterParty {
  @NewParty() party!: string;
  @Flag() participating!: boolean;
  @Flag() leastDevelopedOrIsland!: boolean;
  @Flag() waivesAdaptationExemption!: boolean;
  @Rows(() => NdcPeriod, { max: 50, least: 0 }) ndcPeriods!: NdcPeriod[];
}

/** NDC periods run forward and are disjoint: a vintage belongs to one at most. */
export const ndcPeriodErrors = (periods: readonly NdcPeriodRow[] = []): FieldError[] =>
  periods.flatMap(({ first, last }, i) => {
    if (last < first) return [{ pointer: `/ndcPeriods/${i}`, code: 'period-reversed', detail: 'The last year is before the first' }];
    const meets = periods.slice(0, i).some((other) => other.first <= last && first <= other.last);
    return meets ? [{ pointer: `/ndcPeriods/${i}`, code: 'period-overlap', detail: 'The period overlaps an earlier one of the list' }] : [];
  });

@CommandHandler(RegisterParty, { emits: [PartyRegistered], refuses: ['already-exists'] })
export class RegisterPartyHandler implements Handler<RegisterParty> {
  check({ ndcPeriods }: RegisterParty): FieldError[] {
    return ndcPeriodErrors(ndcPeriods);
  }

  decide(book: ReadonlyBook, command: RegisterParty): Act {
    if (book.parties.has(command.party)) refuse('already-exists');
    const { party, participating, leastDevelopedOrIsland, waivesAdaptationExemption, ndcPeriods } = command;
    return [happened(PartyRegistered, { party, participating, leastDevelopedOrIsland, waivesAdaptationExemption, ndcPeriods })];
  }
}
