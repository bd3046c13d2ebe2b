import type { Book } from '../book/book.js';
import { parseBlockId, quantityOf, seriesParts, sumOf } from '../kernel/block-id.js';
import { BlockIds, Code, Total } from '../kernel/fields.js';
import { halved } from '../kernel/halves.js';
import { Event, happened, type DomainEvent } from '../message/message.js';
import { addTaken } from './finances.js';

/** MCUs that the same act cancelled count towards what was paid for. */
@Event('FinanceSettled', 1)
export class FinanceSettled implements DomainEvent {
  @Code('finance') finance!: string;
  @Total() quantity!: string;
  @BlockIds(1_000_000) blocks!: readonly string[];

  apply(book: Book): void {
    const { finance } = this;
    for (const range of this.blocks.map(parseBlockId))
      addTaken(book, seriesParts(range.series).vintage, [{ finance, quantity: quantityOf(range) }]);
  }

  halves(): readonly [FinanceSettled, FinanceSettled] {
    const [a, b] = halved(this.blocks);
    return [settled(this.finance, a), settled(this.finance, b)];
  }
}

/** The event that these blocks settle so much of what was paid for. */
export const settled = (finance: string, blocks: readonly string[]): FinanceSettled =>
  happened(FinanceSettled, { finance, quantity: String(sumOf(blocks.map(parseBlockId))), blocks });
