import type { Book } from '../book/book.js';
import { BlockIds, Code, OneOf, Sum } from '../kernel/fields.js';
import { halved } from '../kernel/halves.js';
import { Event, happened, type DomainEvent } from '../message/message.js';

/** The last lot of a closing is cancelled: how many blocks and units all of them were, and what stayed, being frozen or reserved. */
@Event('UnitKindClosed', 1)
export class UnitKindClosed implements DomainEvent {
  @Code() closing!: string;
  @OneOf('CER') kind!: string;
  @Sum() blocks!: string;
  @Sum() quantity!: string;
  @BlockIds(1_000_000, 0) stayed!: readonly string[];

  apply(book: Book, revision: bigint): void {
    const before = book.closings.get(this.closing);
    const stayed = [...(before?.stayed ?? []), ...this.stayed];
    book.closings.update(this.closing, { stayed, closed: before?.closed ?? revision });
  }

  halves(): readonly [UnitKindClosed, UnitKindClosed] {
    const [a, b] = halved(this.stayed);
    return [happened(UnitKindClosed, { ...this, stayed: a }), happened(UnitKindClosed, { ...this, stayed: b })];
  }
}
