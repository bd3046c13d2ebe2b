import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Book } from '../domain/book/book.js';
import type { EventFile } from '../event-store/event-file.js';
import { checkPrefix, type Unchecked } from './check-prefix.js';
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

/**
 * The snapshot of one registry's book, beside its event file: a cache that decides about nothing. It is used only where it is whole, of this
 * code and of the very events of the file; what it spares of the start's checks is made up for right behind it (docs/decisions/snapshots.md).
 */
export class Snapshots {
  private readonly path: string;
  private readonly ending = new AbortController();
  private events = 0n;
  private unchecked: Unchecked | undefined;
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

  /** The book that the first events make, with the file set to go on behind them; an empty one where there is no snapshot of them. */
  book(): Book {
    const { registry, say } = this.of;
    this.removeUnfinished();
    if (!existsSync(this.path)) return new Book(registry);
    try {
      return this.fromSnapshot();
    } catch (error) {
      rmSync(this.path, { force: true });
      say(
        `${registry} is told from its first event, and its ${SNAPSHOT} removed: ${error instanceof Error ? error.message : String(error)}`,
      );
      return new Book(registry);
    }
  }

  /** Looks at the events that weren't read, in a thread or between other things. `found` is told once what isn't as it must be. */
  check(inThread: boolean, found: (fault: unknown) => void): void {
    if (!this.unchecked) return;
    const checking = inThread ? inWorker(this.unchecked, this.ending.signal) : checkPrefix(this.unchecked, this.ending.signal);
    this.checked = checking.catch((fault: unknown) => {
      rmSync(this.path, { force: true });
      found(fault);
    });
  }

  /** A snapshot of so many events is on the disk; it counts once the ledger has been as far as that and found nothing wrong. */
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

  private fromSnapshot(): Book {
    const { registry, file, directory } = this.of;
    const { header, restore } = readSnapshot(this.path);
    if (header.registry !== registry) throw new Error(`it is of ${header.registry}`);
    if (header.code !== codeHash()) throw new Error('it was made by other code');
    const book = new Book(registry);
    restore(book);
    const otherwise = file.resume(header);
    if (otherwise !== null) throw new Error(otherwise);
    this.events = header.size;
    this.unchecked = { path: join(directory, 'events.sqlite'), size: file.size, root: file.root() };
    return book;
  }

  /** What a process that died was making. */
  private removeUnfinished(): void {
    const { directory } = this.of;
    for (const name of readdirSync(directory)) if (name.startsWith(`${SNAPSHOT}.`)) rmSync(join(directory, name), { force: true });
  }
}

const inWorker = (unchecked: Unchecked, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./check-prefix.thread.js', import.meta.url), { workerData: unchecked });
    signal.addEventListener('abort', () => worker.postMessage('end'), { once: true });
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
