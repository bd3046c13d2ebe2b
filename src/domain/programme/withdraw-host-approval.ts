import { approvalOf, partyOf, programmeOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { addDays, dayOf } from '../kernel/days.js';
import { Activity, Day, Nested, Party } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { Reason } from '../kernel/values.js';
import { party } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { withdrawHostApproval } from './examples.js';
import { HostApprovalWithdrawn } from './host-approval-withdrawn.js';

/** Days between the notice and the day on which the approval ends (ACP 317 to 322). */
const NOTICE_DAYS = 60;

@Command('withdraw-host-approval', {
  by: [party((c: WithdrawHostApproval) => c.host)],
  summary: 'Withdraw the approval of a programme, 60 days ahead at least',
  example: withdrawHostApproval,
})
export class WithdrawHostApproval {
  @Activity() programme!: string;
  @Party() host!: string;
  @Day() effective!: string;
  @Nested(() => Reason) reason!: Reason;
}

/** a host that withdraws gives notice; days before stay as they are, and a new approval takes the place of the old. */
@CommandHandler(WithdrawHostApproval, {
  emits: [HostApprovalWithdrawn],
  refuses: ['unknown-party', 'unknown-programme', 'no-host-approval', 'notice-too-short'],
})
export class WithdrawHostApprovalHandler implements Handler<WithdrawHostApproval> {
  decide(book: ReadonlyBook, { programme, host, effective, reason }: WithdrawHostApproval, { givenAt }: Context): Act {
    partyOf(book, host);
    programmeOf(book, programme);
    const approval = approvalOf(book, programme, host);
    if (effective < addDays(dayOf(givenAt), NOTICE_DAYS)) refuse('notice-too-short', { conflictsWith: approval.since });
    if (approval.takenBack) refuse('nothing-to-change');
    return [happened(HostApprovalWithdrawn, { programme, host, effective, reason })];
  }
}
