import type { Book } from '../book/book.js';
import { Activity, Flag, OrNull, Party, Quantity, Serial, Token } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

/** A host approves the programme; `supersedes` is the revision of its approval until now. */
@Event('HostApprovalRecorded', 1)
export class HostApprovalRecorded implements DomainEvent {
  @Activity() programme!: string;
  @Party() host!: string;
  @Quantity() maximumAnnualAmount!: string;
  @Flag() renewalsAllowed!: boolean;
  @OrNull() @Flag() waivesAdaptationExemption!: boolean | null;
  @OrNull() @Token(/^[1-9][0-9]?$/, 'Years') maximumCreditingYears!: string | null;
  @OrNull() @Serial() supersedes!: string | null;

  apply(book: Book, revision: bigint): void {
    const { programme, host, renewalsAllowed, waivesAdaptationExemption } = this;
    book.approvals.set(`${programme} ${host}`, {
      programme,
      host,
      renewalsAllowed,
      waivesAdaptationExemption,
      maximumAnnualAmount: BigInt(this.maximumAnnualAmount),
      maximumCreditingYears: this.maximumCreditingYears === null ? null : Number(this.maximumCreditingYears),
      takenBack: null,
      until: book.programmes.get(programme)?.end ?? '',
      since: revision,
    });
  }
}
