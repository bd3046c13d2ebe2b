import { join } from 'node:path';
import type { Book } from '../domain/book/book.js';
import type { StoredAct } from '../event-store/event-store.js';
import { GrowingPrefix } from '../event-store/prefix.js';
import { codeHash } from './code-hash.js';
import { SNAPSHOT, writeSnapshot } from './snapshot-file.js';

/** After how many events since the last one a snapshot is worth making: while a node runs, and when it stops. */
const PACE = { running: 50_000n, stopping: 10_000n };
/** While it runs, also not before an eighth of all events came since, so that the work of making them grows no faster than the events. */
const SHARE = 8n;

/** Where snapshots are made; `made` is called for each that is on the disk, with the number of its events, or with why one isn't. */
export interface Making {
  readonly directory: string;
  readonly registry: string;
  /** How many events the last one is of; 0 where there is none. */
  readonly last: bigint;
  readonly made: (made: bigint | Error) => void;
}

/**
 * Makes snapshots of a book that follows the events, between two acts and slice by slice, so that who follows goes on meanwhile. What it
 * says a snapshot is made of is what it applied, byte for byte; whether the file holds that is asked when one is used.
 */
export class SnapshotMaker {
  private readonly code = codeHash();
  private last: bigint;
  private making: Promise<void> | undefined;

  constructor(
    private readonly book: Book,
    private readonly to: Making,
    private readonly pace = PACE,
    /** The events that have happened to the book. */
    private readonly prefix = new GrowingPrefix(),
  ) {
    this.last = to.last;
  }

  /** An act has happened to the book. */
  applied(act: StoredAct): void {
    this.prefix.add(act);
  }

  /** Begins a snapshot where enough happened since the last. Only between acts. */
  offer(): void {
    const since = this.prefix.size - this.last;
    if (!this.making && since >= this.pace.running && since >= this.prefix.size / SHARE) this.make();
  }

  /** The book goes no further: what is being made is finished, and one more is made where it is worth it. */
  async close(): Promise<void> {
    await this.making;
    if (this.prefix.size - this.last >= this.pace.stopping) this.make();
    await this.making;
  }

  private make(): void {
    const { directory, registry, made } = this.to;
    const prefix = this.prefix.now;
    this.last = prefix.size;
    this.making = writeSnapshot(join(directory, `${SNAPSHOT}.${prefix.size}`), { ...prefix, registry, code: this.code }, this.book)
      .then(() => made(prefix.size))
      .catch((error: unknown) => made(error instanceof Error ? error : new Error(String(error))))
      .finally(() => (this.making = undefined));
  }
}
