import type { Book } from '../domain/book/book.js';
import type { StoredAct } from '../event-store/event-store.js';
import type { Folded } from './fold.js';

/** How acts are looked at that this process didn't append. Each throws, saying what is wrong, where that is not what a ledger writes. */
export interface ForeignChecks {
  /** The events of an act, before they happen to the book. */
  readonly before: (events: readonly Folded[]) => void;
  /** The same events, after they happened. */
  readonly after: (book: Book, events: readonly Folded[]) => void;
  /** The whole book: too long a look to take after each act, and taken before the node decides anything on it. */
  readonly whole: (book: Book) => void;
}

/** An act that this process didn't append is not what a ledger writes: the node must stop, since deciding on it would build on a forgery. */
export class UnlawfulAct extends Error {
  constructor(registry: string, [first]: StoredAct, cause: unknown) {
    const event = first ? `the act at revision ${first.revision} (event ${first.id})` : 'the book';
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${registry}: ${event} is not what a ledger writes: ${why}. This node decides nothing on it. See docs/operations.md.`, { cause });
    this.name = 'UnlawfulAct';
  }
}
