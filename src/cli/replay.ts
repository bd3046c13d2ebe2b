import type { Report } from '../audit/audit.js';
import { RunningAudit } from '../audit/running-audit.js';
import { Book } from '../domain/book/book.js';
import type { StoredEvent } from '../event-store/event-store.js';
import { hasItsId, tailOf } from '../event-store/stored-event.js';
import type { Catalogue } from '../ledger/catalogue.js';
import { foldAct } from '../ledger/fold.js';
import { CompactRange, hexOf, leafHash } from '../transparency-log/tree.js';
import { CliError } from './terminal.js';

/** A registry replayed from its first event, into an empty book: nothing is taken from the node but the events themselves. */
export class Replay {
  readonly book: Book;
  private readonly audit: RunningAudit;
  private readonly tree = new CompactRange();
  /** The events of the act that isn't whole yet. */
  private act: StoredEvent[] = [];

  constructor(
    registry: string,
    private readonly catalogue: Catalogue,
  ) {
    this.book = new Book(registry);
    this.audit = new RunningAudit(this.book);
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
    this.audit.afterAct(foldAct(this.book, this.catalogue, this.act).events);
    this.act = [];
  }

  /** Every law, on each act replayed so far and on the book as it stands. */
  report(): Report {
    return this.audit.report();
  }
}
