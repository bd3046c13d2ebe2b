import { digestOfBook } from '../audit/book-digest.js';
import type { Result } from '../checker/checker.js';
import { Book } from '../domain/book/book.js';
import type { StoredEvent } from '../event-store/event-store.js';
import { hasItsId, tailOf } from '../event-store/stored-event.js';
import type { Catalogue } from '../ledger/catalogue.js';
import { foldAct } from '../ledger/fold.js';
import { sha256 } from '../node/sha256.js';
import { CompactRange, hexOf, leafHash } from '../transparency-log/tree.js';
import { JudgeHere, type ActJudge } from './judging/act-judge.js';
import { CliError } from './terminal.js';

/**
 * A registry replayed from its first event, twice: into an empty book, as a node does, and by the independent checker, which shares nothing
 * with that. Nothing is taken from the node but the events themselves.
 */
export class Replay {
  readonly book: Book;
  private readonly tree = new CompactRange();
  /** The events of the act that isn't whole yet. */
  private act: StoredEvent[] = [];

  constructor(
    registry: string,
    private readonly catalogue: Catalogue,
    private readonly judge: ActJudge = new JudgeHere(registry),
  ) {
    this.book = new Book(registry);
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
    this.judge.act(this.act.map((event) => event.body));
    foldAct(this.book, this.catalogue, this.act);
    this.act = [];
  }

  /** Every law, on every act so far; and whether the book holds what the checker says it must. */
  async report(): Promise<Result> {
    return this.judge.result(digestOfBook(this.book, sha256));
  }
}
