import type { Book } from '../book/book.js';
import { BlockIds, Code, Party, Year } from '../kernel/fields.js';
import { Event, happened, type DomainEvent, type Occasion } from '../message/message.js';
import { halvedBlocks, putMoved } from './moved-blocks.js';

/** Units were used towards the NDC of `party` for `year`. They never move again. */
@Event('UnitsUsed', 1)
export class UnitsUsed implements DomainEvent {
  @Code('account') from!: string;
  @Code('account') to!: string;
  @Party() party!: string;
  @Year() year!: string;
  @BlockIds(1_000_000) blocks!: readonly string[];
  @BlockIds(1_000_000, 0) firstTransferred!: readonly string[];

  apply(book: Book, revision: bigint, { at }: Occasion): void {
    putMoved(book, this, { revision, at });
  }

  halves(): readonly [UnitsUsed, UnitsUsed] {
    const [a, b] = halvedBlocks(this);
    return [happened(UnitsUsed, a), happened(UnitsUsed, b)];
  }
}
