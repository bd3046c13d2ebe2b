import type { Book } from '../book/book.js';
import { BlockIds, Code, OrNull, Serial } from '../kernel/fields.js';
import { Event, happened, type DomainEvent, type Occasion } from '../message/message.js';
import { halvedBlocks, putMoved } from './moved-blocks.js';

/** Units changed hands. `blocks` are as they stand afterwards; `firstTransferred` are those of them for which this was the first transfer. */
@Event('UnitsTransferred', 1)
export class UnitsTransferred implements DomainEvent {
  @Code('account') from!: string;
  @Code('account') to!: string;
  @BlockIds(1_000_000) blocks!: readonly string[];
  @BlockIds(1_000_000, 0) firstTransferred!: readonly string[];
  @OrNull() @Code() reference!: string | null;
  @OrNull() @Serial() corrects!: string | null;

  apply(book: Book, revision: bigint, { at }: Occasion): void {
    putMoved(book, this, { revision, at });
    book.transfers.add(revision, this);
  }

  halves(): readonly [UnitsTransferred, UnitsTransferred] {
    const [a, b] = halvedBlocks(this);
    return [happened(UnitsTransferred, a), happened(UnitsTransferred, b)];
  }
}
