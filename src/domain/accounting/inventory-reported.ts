import { noteMetric, yearKey } from '../adjustment/metrics.js';
import type { Book } from '../book/book.js';
import { Amount, Nested, Party, StoredText, Year } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { Document } from '../kernel/values.js';

/** What a Party's NDC covers of its emissions in one year, or its indicator in another metric; it takes the place of what it said before. */
@Event('InventoryReported', 1)
export class InventoryReported implements DomainEvent {
  @Party() party!: string;
  @Year() year!: string;
  @StoredText() metric!: string;
  @Amount() quantity!: string;
  @Nested(() => Document) source!: Document;

  apply(book: Book, revision: bigint): void {
    const { party, year, metric, source } = this;
    const row = { party, year, metric, quantity: BigInt(this.quantity), source, since: revision };
    book.inventories.set(yearKey(party, year, metric), row);
    noteMetric(book, party, metric);
  }
}
