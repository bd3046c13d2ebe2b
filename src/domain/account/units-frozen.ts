import type { Book } from '../book/book.js';
import { BlockIds, Nested } from '../kernel/fields.js';
import { Event, happened, type DomainEvent } from '../message/message.js';
import { Reason } from '../kernel/values.js';
import { halved } from '../kernel/halves.js';

/** These units cannot move. Only what changed is listed; freezing splits blocks. */
@Event('UnitsFrozen', 1)
export class UnitsFrozen implements DomainEvent {
  @BlockIds(1_000_000) blocks!: readonly string[];
  @Nested(() => Reason) reason!: Reason;

  apply(book: Book, revision: bigint): void {
    for (const block of this.blocks) book.units.change(block, { frozen: true }, revision);
  }

  halves(): readonly [UnitsFrozen, UnitsFrozen] {
    const [first, second] = halved(this.blocks);
    return [happened(UnitsFrozen, { ...this, blocks: first }), happened(UnitsFrozen, { ...this, blocks: second })];
  }
}
