import type { Book } from '../book/book.js';
import { BlockIds, Code, Optional } from '../kernel/fields.js';
import { halved } from '../kernel/halves.js';
import { Event, happened, type DomainEvent, type Occasion } from '../message/message.js';
import { putMoved } from '../movement/moved-blocks.js';

/** Where buffer units go that make good for a reversal: the only way out of the buffer (R-70, REG 20(m)). */
export const REVERSED_INTO = 'CANCELLATION-REVERSAL';

/** Units of the buffer are cancelled for a reversal. `blocks` are as they stand afterwards. */
@Event('BufferUnitsCancelled', 1)
export class BufferUnitsCancelled implements DomainEvent {
  @Code('reversal') reversal!: string;
  /** The buffer that they leave, where there is more than one; where it isn't there it is `BUFFER`. */
  @Optional() @Code('account') from?: string;
  @BlockIds(1_000_000) blocks!: readonly string[];

  apply(book: Book, revision: bigint, { at }: Occasion): void {
    putMoved(book, { to: REVERSED_INTO, blocks: this.blocks, firstTransferred: [] }, { revision, at });
  }

  halves(): readonly [BufferUnitsCancelled, BufferUnitsCancelled] {
    const [a, b] = halved(this.blocks);
    return [happened(BufferUnitsCancelled, { ...this, blocks: a }), happened(BufferUnitsCancelled, { ...this, blocks: b })];
  }
}
