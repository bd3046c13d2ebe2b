import type { Book } from '../book/book.js';
import { takeBack } from '../book/taking-back.js';
import { Activity, Day, Nested, Party } from '../kernel/fields.js';
import { Reason } from '../kernel/values.js';
import { Event, type DomainEvent } from '../message/message.js';

/** A host withdraws its approval of a programme, from a day on. A later approval takes its place. */
@Event('HostApprovalWithdrawn', 1)
export class HostApprovalWithdrawn implements DomainEvent {
  @Activity() programme!: string;
  @Party() host!: string;
  /** The first day on which it doesn't approve any more. */
  @Day() effective!: string;
  @Nested(() => Reason) reason!: Reason;

  apply(book: Book, revision: bigint): void {
    const { programme, host, effective, reason } = this;
    takeBack(book.approvals, `${programme} ${host}`, { revision, from: effective, reason: reason.code });
  }
}
