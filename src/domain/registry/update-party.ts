import type { ReadonlyBook } from '../book/readonly-book.js';
import { partyOf } from '../book/questions.js';
import { administrator } from '../message/authority.js';
import { canonical } from '../kernel/canonical.js';
import { Flag, Nested, Optional, Party, Rows } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import { Reason } from '../kernel/values.js';
import { updateParty } from './examples.js';
import { NdcPeriod } from './party-registered.js';
import { PartyUpdated } from './party-updated.js';
import { ndcPeriodErrors } from './register-party.js';

@Command('update-party', {
  by: [administrator],
  summary: "Change a Party's participation, exemption or NDC periods",
  example: updateParty,
})
export class UpdateParty {
  @Party() party!: string;
  @Optional() @Flag() participating?: boolean;
  @Optional() @Flag() leastDevelopedOrIsland?: boolean;
  @Optional() @Flag() waivesAdaptationExemption?: boolean;
  @Optional() @Rows(() => NdcPeriod, { max: 50, least: 0 }) ndcPeriods?: NdcPeriod[];
  @Nested(() => Reason) reason!: Reason;
}

/** participation may end; what the Party did before stays as it happened. */
@CommandHandler(UpdateParty, { emits: [PartyUpdated], refuses: ['unknown-party'] })
export class UpdatePartyHandler implements Handler<UpdateParty> {
  check({ ndcPeriods }: UpdateParty): FieldError[] {
    return ndcPeriodErrors(ndcPeriods);
  }

  decide(book: ReadonlyBook, { reason, ...members }: UpdateParty): Act {
    const before = partyOf(book, members.party);
    const after = { ...before, ...members };
    if (canonical(after) === canonical(before)) refuse('nothing-to-change');
    return [happened(PartyUpdated, { ...after, reason })];
  }
}
