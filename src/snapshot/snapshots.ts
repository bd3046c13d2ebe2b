import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Book } from '../domain/book/book.js';
import { DamagedFile } from '../event-store/damaged-file.js';
import type { EventFile } from '../event-store/event-file.js';
import type { Prefix, Subtrees } from '../event-store/prefix.js';
import { AlteredSnapshot } from './altered-snapshot.js';
import { codeHash } from './code-hash.js';
import { readSnapshot, SNAPSHOT } from './snapshot-file.js';

/** How long until a snapshot that is ahead of the ledger is looked at again. */
const AGAIN_MS = 100;

export interface SnapshotsOf {
  readonly directory: string;
  readonly registry: string;
  /** The registry's events; none was read yet. */
  readonly file: EventFile;
  readonly say: (line: string) => void;
}

/** What a start from a snapshot did not look at: its events, and whether they make its book. */
export interface Unseen {
  readonly registry: string;
  /** Of the event file. */
  readonly path: string;
  readonly size: bigint;
  readonly snapshot: { readonly path: string; readonly hash: string };
}

/** What these events are: the tree over them, the sum of the book they make, and of the one that was kept. */
export interface Seen {
  readonly subtrees: Subtrees;
  readonly made: string;
  readonly kept: string;
}

/** Looks at it; nothing where `signal` ended it. */
export type Look = (unseen: Unseen, signal: AbortSignal) => Promise<Seen | undefined>;

/** A book to begin with, and how many events happened to it: those that the file takes as read. */
export interface StartingBook {
  readonly book: Book;
  readonly eventsApplied: bigint;
}

/**
 * The snapshot of one registry's book, beside its event file: a cache that decides about nothing. It is used only where it is whole, of this
 * code and of the very events of the file; what it spares of the start's checks is made up for right behind it (docs/decisions/0016-snapshots.md).
 */
export class Snapshots {
  private readonly path: string;
  private readonly ending = new AbortController();
  private events = 0n;
  /** What the start did not look at. */
  private unchecked: { readonly prefix: Prefix; readonly hash: string } | undefined;
  private fault: Error | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** Resolves when what the start didn't look at was looked at, or that was ended. */
  checked: Promise<void> = Promise.resolve();

  constructor(private readonly of: SnapshotsOf) {
    this.path = join(of.directory, SNAPSHOT);
  }

  /** How many events the snapshot is of; 0 where there is none. */
  get size(): bigint {
    return this.events;
  }

  /** The book that the first events make, with the file set to go on behind them; undefined where there is no snapshot of them. */
  startingBook(): StartingBook | undefined {
    const { registry, say } = this.of;
    this.removeUnfinished();
    if (!existsSync(this.path)) return undefined;
    try {
      return this.fromSnapshot();
    } catch (error) {
      rmSync(this.path, { force: true });
      say(`${registry}: snapshot discarded (${error instanceof Error ? error.message : String(error)}); replaying from event 0`);
      return undefined;
    }
  }

  /** Has `look` see what the start didn't. `found` is called once, with the fault, where something isn't as it must be. */
  check(look: Look, found: (fault: unknown) => void): void {
    if (!this.unchecked) return;
    const { prefix, hash } = this.unchecked;
    const { directory, registry } = this.of;
    const path = join(directory, 'events.sqlite');
    this.checked = look({ registry, path, size: prefix.size, snapshot: { path: this.path, hash } }, this.ending.signal)
      .then((seen) => {
        if (seen && seen.subtrees.join() !== prefix.subtrees.join())
          throw new DamagedFile(path, `before revision ${prefix.size}: the tree over it is another`);
        if (seen && seen.made !== seen.kept) throw new AlteredSnapshot(this.path);
      })
      .catch((fault: unknown) => {
        this.fault = fault instanceof Error ? fault : new Error(String(fault));
        rmSync(this.path, { force: true });
        found(fault);
      });
  }

  /** Resolves once what the start didn't look at was found to be as it must be. Throws what was found. */
  async sound(): Promise<void> {
    await this.checked;
    if (this.fault) throw this.fault;
  }

  /** A snapshot of `made` events is on the disk; it is used once the ledger has reached that revision and found nothing wrong. */
  made(made: bigint | Error, accepts: (revision: bigint) => boolean): void {
    if (typeof made !== 'bigint') return this.of.say(`no snapshot of ${this.of.registry} could be made: ${made.message}`);
    clearTimeout(this.timer);
    if (this.ending.signal.aborted) return;
    if (accepts(made - 1n)) this.accept(made);
    else this.timer = setTimeout(() => this.made(made, accepts), AGAIN_MS).unref();
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    this.ending.abort();
    await this.checked;
  }

  private accept(made: bigint): void {
    renameSync(`${this.path}.${made}`, this.path);
    this.events = made;
  }

  private fromSnapshot(): StartingBook {
    const { registry, file } = this.of;
    const { header, hash, restore } = readSnapshot(this.path);
    if (header.registry !== registry) throw new Error(`it is of ${header.registry}`);
    if (header.code !== codeHash()) throw new Error('made by another build');
    const book = new Book(registry);
    restore(book);
    const otherwise = file.resume(header);
    if (otherwise !== null) throw new Error(otherwise);
    this.events = header.size;
    this.unchecked = { prefix: header, hash };
    return { book, eventsApplied: header.size };
  }

  /** What a process that died was making. */
  private removeUnfinished(): void {
    const { directory } = this.of;
    for (const name of readdirSync(directory)) if (name.startsWith(`${SNAPSHOT}.`)) rmSync(join(directory, name), { force: true });
  }
}
