import type { Book } from '../book/book.js';
import { countLot } from '../book/closed-kinds.js';
import { BlockIds, Code, Nested, OneOf, OrNull } from '../kernel/fields.js';
import { Event, happened, type DomainEvent, type Occasion } from '../message/message.js';
import { Document, StoredLegalEntity } from '../kernel/values.js';
import { dischargedKind } from '../replacement/obligations.js';
import { halvedBlocks, putMoved } from './moved-blocks.js';

/** Units were cancelled for a purpose. They never move again. */
@Event('UnitsCancelled', 1)
export class UnitsCancelled implements DomainEvent {
  @Code('account') from!: string;
  @Code('account') to!: string;
  @OneOf('IMP', 'OP', 'OMGE', 'voluntary', 'administrative') purpose!: string;
  @BlockIds(1_000_000) blocks!: readonly string[];
  @BlockIds(1_000_000, 0) firstTransferred!: readonly string[];
  @OrNull() @Nested(() => StoredLegalEntity) beneficiary!: StoredLegalEntity | null;
  @OrNull() @Nested(() => Document) document!: Document | null;
  @OrNull() @Code(dischargedKind) discharges!: string | null;

  apply(book: Book, revision: bigint, { at, authority }: Occasion): void {
    putMoved(book, this, { revision, at });
    if (authority === 'administrator') countLot(book, this);
  }

  halves(): readonly [UnitsCancelled, UnitsCancelled] {
    const [a, b] = halvedBlocks(this);
    return [happened(UnitsCancelled, a), happened(UnitsCancelled, b)];
  }
}
