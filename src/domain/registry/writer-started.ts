import type { Book } from '../book/book.js';
import { Token } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

const PRINTABLE = /^[!-~]{1,300}$/;

/**
 * A node began to write this registry. Once it is committed nothing an earlier writer sent can land any more (`docs/architecture.md` 4.3).
 */
@Event('WriterStarted', 1)
export class WriterStarted implements DomainEvent {
  @Token(PRINTABLE, 'The node') node!: string;
  @Token(PRINTABLE, 'Where it is reached') url!: string;
  @Token(PRINTABLE, 'What it runs') build!: string;
  @Token(PRINTABLE, 'Hash of its catalogue of commands and events') catalogue!: string;

  apply(book: Book, revision: bigint): void {
    book.writer.set(book.code, { node: this.node, url: this.url, since: revision });
  }
}
