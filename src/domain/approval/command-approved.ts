import type { Book } from '../book/book.js';
import { Code, Token } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

/** A second person approved; the command's own events follow in the same act. */
@Event('CommandApproved', 1)
export class CommandApproved implements DomainEvent {
  @Code('proposal') proposal!: string;
  @Token(/^[A-Za-z0-9_-]{43}$/, 'SHA-256 of the command, base64url') hash!: string;

  apply(book: Book, revision: bigint): void {
    book.closeProposal(this.proposal, 'approved', revision);
  }
}
