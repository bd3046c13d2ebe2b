import type { UnitKind } from '../book/block.js';
import type { Book } from '../book/book.js';
import { Code, Day, Nested, OneOf } from '../kernel/fields.js';
import { Reason } from '../kernel/values.js';
import { Event, type DomainEvent, type Occasion } from '../message/message.js';

/** From now on nothing of a kind of units comes to be or moves: lot by lot all of it is cancelled. */
@Event('UnitKindClosing', 1)
export class UnitKindClosing implements DomainEvent {
  @Code() closing!: string;
  @OneOf('CER') kind!: UnitKind;
  @Day() notBefore!: string;
  @Nested(() => Reason) reason!: Reason;

  apply(book: Book, revision: bigint, { actor, authority, approver }: Occasion): void {
    const { closing, kind, notBefore, reason } = this;
    const begun = { blocks: 0n, quantity: 0n, stayed: [], closed: null, since: revision };
    book.closings.set(closing, { closing, kind, notBefore, reason, actor, authority, approver, ...begun });
    book.closedKinds.set(kind, { closing });
  }
}
