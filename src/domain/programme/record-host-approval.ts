import { partyOf, programmeOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { party } from '../message/authority.js';
import { Activity, Flag, Optional, Party, Quantity, Token } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import { refuse } from '../kernel/refusal.js';
import { recordHostApproval } from './examples.js';
import { HostApprovalRecorded } from './host-approval-recorded.js';

@Command('record-host-approval', {
  by: [party((c: RecordHostApproval) => c.host)],
  summary: 'Record that a host Party approves a programme, with its maximum annual amount',
  example: recordHostApproval,
})
export class RecordHostApproval {
  @Activity() programme!: string;
  @Party() host!: string;
  @Quantity() maximumAnnualAmount!: string;
  @Flag() renewalsAllowed!: boolean;
  @Optional() @Flag() waivesAdaptationExemption?: boolean;
  @Optional() @Token(/^[1-9][0-9]?$/, 'Years, 1 to 99') maximumCreditingYears?: string;
}

/** ACP 25, 26: approval fixes the host's annual maximum; a later one replaces it and blocks only what comes after. */
@CommandHandler(RecordHostApproval, {
  emits: [HostApprovalRecorded],
  refuses: ['unknown-party', 'unknown-programme', 'party-not-participating'],
})
export class RecordHostApprovalHandler implements Handler<RecordHostApproval> {
  decide(book: ReadonlyBook, command: RecordHostApproval): Act {
    const {
      programme,
      host,
      maximumAnnualAmount,
      renewalsAllowed,
      waivesAdaptationExemption = null,
      maximumCreditingYears = null,
    } = command;
    const { participating } = partyOf(book, host);
    programmeOf(book, programme);
    if (!participating) refuse('party-not-participating');
    const approved = { programme, host, maximumAnnualAmount, renewalsAllowed, waivesAdaptationExemption, maximumCreditingYears };
    const before = book.approvals.get(`${programme} ${host}`);
    const same =
      before?.takenBack === null &&
      before.maximumAnnualAmount === BigInt(maximumAnnualAmount) &&
      before.renewalsAllowed === renewalsAllowed &&
      (before.waivesAdaptationExemption ?? false) === (waivesAdaptationExemption ?? false) &&
      before.maximumCreditingYears === (maximumCreditingYears === null ? null : Number(maximumCreditingYears));
    if (same) refuse('nothing-to-change');
    return [happened(HostApprovalRecorded, { ...approved, supersedes: before ? String(before.since) : null })];
  }
}
