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
  /** Judges acts where others write too; absent where nobody else can. */
  readonly foreign?: ForeignChecks;
}

/** The book at the head of the stream: it follows the local file, and what others wrote is looked at before anything is decided on it. */
export class LiveBook {
  private at = -1n;

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
  }

  private goOnFrom(revision: bigint): void {
    const { file, foreign } = this.parts;
    // The judge remembers every act, those of before a snapshot too.
    if (foreign) for (let next = 0n; next <= revision;) next += BigInt(this.judged(file.actAt(next), foreign).length);
    this.at = revision;
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
    const { foreign } = this.parts;
    if (foreign) for (const act of actsOf(events)) foreign.own(act);
  }

  /** An act of this node's own that the book doesn't have yet is durable. Throws as `committed` does. */
  appended(act: StoredAct): void {
    this.fold(act);
    this.checkFile();
    this.parts.foreign?.own(act);
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
    this.judged(act, foreign);
    try {
      this.fold(act, foreign.before);
    } catch (error) {
      throw new UnlawfulAct(book.code, act, error);
    }
  }

  /** The act, judged. Throws `UnlawfulAct`. */
  private judged(act: StoredAct, foreign: ForeignChecks): StoredAct {
    try {
      foreign.judge(act);
      return act;
    } catch (error) {
      throw new UnlawfulAct(this.parts.book.code, act, error);
    }
  }
}

/** The acts that events of a batch are, one after the other. */
function* actsOf(events: readonly StoredEvent[]): Generator<StoredAct> {
  for (let i = 0, first = events[0]; first; first = events[i]) {
    const parts = Number(envelopeOf(first).parts);
    yield events.slice(i, i + parts);
    i += parts;
  }
}
