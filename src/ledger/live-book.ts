import type { Book } from '../domain/book/book.js';
import type { EventFile } from '../event-store/event-file.js';
import type { StoredAct } from '../event-store/event-store.js';
import type { Catalogue } from './catalogue.js';
import type { LedgerTime } from './clock.js';
import { foldAct, type Folded } from './fold.js';
import { UnlawfulAct, type ForeignChecks } from './foreign.js';
import { envelopeOf } from './seal.js';

export interface LiveBookParts {
  readonly book: Book;
  /** So many events have happened to it: those of a snapshot, which `file` takes as read. None where that isn't said. */
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

  /** An act that is durable happens. */
  fold(act: StoredAct, look?: ForeignChecks['before']): readonly Folded[] {
    const { events, meta } = foldAct(this.parts.book, this.parts.catalogue, act, look);
    if (meta) this.time.seen(meta.at);
    this.at += BigInt(act.length);
    return events;
  }

  /** A batch of so many events, dated `at`, that happened to the book when it was decided, is durable. */
  committed(events: number, at: string): void {
    if (events > 0) this.time.seen(at);
    this.at += BigInt(events);
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
