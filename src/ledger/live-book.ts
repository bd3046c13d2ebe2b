import type { Book } from '../domain/book/book.js';
import type { EventFile } from '../event-store/event-file.js';
import type { StoredAct, StoredEvent } from '../event-store/event-store.js';
import type { Catalogue } from './catalogue.js';
import type { LedgerTime } from './clock.js';
import { foldAct, type Folded } from './fold.js';
import { UnlawfulAct, type ForeignChecks } from './foreign.js';
import { envelopeOf } from './seal.js';

export interface LiveBookParts {
  readonly book: Book;
  /** How many events were applied to it already: those of a snapshot, which `file` takes as read. Absent: none. */
  readonly eventsApplied?: bigint;
  readonly file: EventFile;
  readonly catalogue: Catalogue;
  /** Looks at acts that this process didn't append; absent where nobody else can write. */
  readonly foreign?: ForeignChecks;
}

/** The book at the head of the stream: it follows the local file, and what others wrote is looked at before anything is decided on it. */
export class LiveBook {
  private at = -1n;
  /** Whether acts of others came to the book since the whole of it was looked at. */
  private unchecked = false;

  constructor(
    private readonly parts: LiveBookParts,
    private readonly time: LedgerTime,
  ) {}

  /** The revision the book stands at; -1 before the first event. */
  get head(): bigint {
    return this.at;
  }

  /**
   * All that is in the file, each event checked, behind what was applied to the book already. Throws `DamagedFile`, `UnlawfulAct`, and on an event
   * this build doesn't know.
   */
  replay(): void {
    const { book, file, eventsApplied = 0n } = this.parts;
    if (file.size !== eventsApplied)
      throw new Error(`${book.code}: the book has ${eventsApplied} events applied, and the file takes ${file.size} as read`);
    if (eventsApplied > 0n) this.goOnFrom(eventsApplied - 1n);
    for (const act of file.replay()) this.foldForeign(act);
    book.units.keepHoldings();
    this.check();
  }

  private goOnFrom(revision: bigint): void {
    this.at = revision;
    this.unchecked = true;
    for (const event of this.parts.file.actAt(revision)) this.time.seen(envelopeOf(event).at);
  }

  /** Another writer's acts, as they reached the local file. Throws `UnlawfulAct`. */
  catchUp(): void {
    const { file } = this.parts;
    while (this.at < file.size - 1n) this.foldForeign(file.actAt(this.at + 1n));
  }

  /** Before an append. Throws where `events` don't begin right behind the head and follow one another: a fault of the program. */
  checkNext(events: readonly StoredEvent[]): void {
    const wrong = events.findIndex(({ revision }, i) => revision !== this.at + BigInt(i + 1));
    if (wrong >= 0)
      throw new Error(`${this.parts.book.code}: event ${events[wrong]?.revision} was to be appended at ${this.at + BigInt(wrong + 1)}`);
  }

  /** A batch dated `at`, applied to the book when it was decided, is durable. Throws where the file doesn't end where the book does now. */
  committed(events: readonly StoredEvent[], at: string): void {
    if (events.length > 0) this.time.seen(at);
    this.at += BigInt(events.length);
    this.checkFile();
  }

  /** An act of this node's own that the book doesn't have yet is durable. Throws as `committed` does. */
  appended(act: StoredAct): void {
    this.fold(act);
    this.checkFile();
  }

  /** Before anything is decided on what others wrote. Throws `UnlawfulAct`. */
  check(): void {
    if (!this.unchecked) return;
    const { book, foreign } = this.parts;
    try {
      foreign?.whole(book);
      this.unchecked = false;
    } catch (error) {
      throw new UnlawfulAct(book.code, [], error);
    }
  }

  private fold(act: StoredAct, look?: ForeignChecks['before']): readonly Folded[] {
    const { events, meta } = foldAct(this.parts.book, this.parts.catalogue, act, look);
    if (meta) this.time.seen(meta.at);
    this.at += BigInt(act.length);
    return events;
  }

  /** After an append. Where others write too, their events may be in the file already; without them book and file end together. */
  private checkFile(): void {
    const { book, file, foreign } = this.parts;
    const ahead = file.size - 1n - this.at;
    if (ahead < 0n || (ahead > 0n && !foreign))
      throw new Error(`${book.code}: the book is at revision ${this.at}, and its event file at ${file.size - 1n}`);
  }

  private foldForeign(act: StoredAct): void {
    const { book, foreign } = this.parts;
    if (!foreign) return void this.fold(act);
    try {
      foreign.after(book, this.fold(act, foreign.before));
      this.unchecked = true;
    } catch (error) {
      throw new UnlawfulAct(book.code, act, error);
    }
  }
}
