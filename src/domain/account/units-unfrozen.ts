import type { Book } from '../book/book.js';
import { BlockIds, Nested } from '../kernel/fields.js';
import { Event, happened, type DomainEvent } from '../message/message.js';
import { Reason } from '../kernel/values.js';
import { halved } from '../kernel/halves.js';

/** These units may move again. Only what changed is listed. */
@Event('UnitsUnfrozen', 1)
export class UnitsUnfrozen implements DomainEvent {
  @BlockIds(1_000_000) blocks!: readonly string[];
  @Nested(() => Reason) reason!: Reason;

  apply(book: Book, revision: bigint): void {
    for (const block of this.blocks) book.units.change(block, { frozen: false }, revision);
  }

  halves(): readonly [UnitsUnfrozen, UnitsUnfrozen] {
    const [first, second] = halved(this.blocks);
    return [happened(UnitsUnfrozen, { ...this, blocks: first }), happened(UnitsUnfrozen, { ...this, blocks: second })];
  }
}
