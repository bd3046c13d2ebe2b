import { digestOfBook } from '../audit/book-digest.js';
import { Checker, type Result } from '../checker/checker.js';
import type { CheckedEvent } from '../checker/events/events.js';
import type { Law } from '../checker/law.js';
import { Book } from '../domain/book/book.js';
import type { StoredEvent } from '../event-store/event-store.js';
import { hasItsId, tailOf } from '../event-store/stored-event.js';
import type { Catalogue } from '../ledger/catalogue.js';
import { foldAct } from '../ledger/fold.js';
import { sha256 } from '../node/sha256.js';
import { CompactRange, hexOf, leafHash } from '../transparency-log/tree.js';
import { CliError } from './terminal.js';

/**
 * A registry replayed from its first event, twice: into an empty book, as a node does, and by the independent checker, which shares nothing
 * with that. Nothing is taken from the node but the events themselves.
 */
export class Replay {
  readonly book: Book;
  private readonly checker: Checker;
  private readonly tree = new CompactRange();
  /** The events of the act that isn't whole yet. */
  private act: StoredEvent[] = [];

  /** `laws`: the only ones to be checked, where not all. */
  constructor(
    registry: string,
    private readonly catalogue: Catalogue,
    laws?: readonly Law[],
  ) {
    this.book = new Book(registry);
    this.checker = new Checker(registry, sha256, laws);
  }

  /** How many events were replayed. */
  get size(): bigint {
    return this.tree.size;
  }

  /** SHA-256 root of the tree over all events so far, lower-case hex. */
  get root(): string {
    return hexOf(this.tree.root());
  }

  /** The next event, as it is stored; an act happens when it is whole. Throws where it isn't what was written, or isn't the next one. */
  take(body: string): void {
    const { size: revision } = this;
    const tail = tailOf(body);
    if (tail?.part !== this.act.length + 1 || tail.revision !== revision || !hasItsId(body, tail))
      throw new CliError(`The event at revision ${revision} is not the one that was written: its bytes, its id or its place are wrong.`);
    this.tree.push(leafHash(body));
    this.act.push({ revision, id: tail.id, body });
    if (tail.part < tail.parts) return;
    this.checker.act(this.act.map((event) => JSON.parse(event.body) as CheckedEvent));
    foldAct(this.book, this.catalogue, this.act);
    this.act = [];
  }

  /** Every law, on every act so far; and whether the book holds what the checker says it must. */
  report(): Result {
    this.checker.agrees(digestOfBook(this.book, sha256));
    return this.checker.result();
  }
}
