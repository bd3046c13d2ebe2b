import { filter, firstValueFrom, timeout, type Subscription } from 'rxjs';
import type { EventFile } from './event-file.js';
import { NotWritten, type AppendOutcome, type EventStore, type Head, type ServerStore, type StoredEvent } from './event-store.js';
import { StreamFault } from './faults.js';

/** While the disk of the local file is full. */
const AGAIN_MS = 1_000;
/** So long after its last own append the node listens again to what others append. */
const QUIET_MS = 1_000;

/**
 * The server's stream with the local event file behind it (`docs/architecture.md` 5.3): what is committed is in the file when `append` says
 * so, and what another writer committed is in it when `append` says `conflict`. While this node goes on appending it takes what it appended
 * from its own memory, and nothing from the server: an event of another would be a conflict
 * (`docs/decisions/0015-own-events-are-not-read-back.md`). The file's `replay` must have run to its end before.
 */
export class Replica implements EventStore {
  private following: Subscription | undefined;
  private again: NodeJS.Timeout | undefined;
  private fault: Error | undefined;
  private closed = false;

  /** `stop` is called once, with what was found, when the server's stream or the local file isn't what it must be: the node must end. */
  constructor(
    private readonly server: ServerStore,
    private readonly file: EventFile,
    private readonly stop: (fault: Error) => void,
    private readonly patience = 3_000,
  ) {}

  /** Begins to fill the file from its end on; the first append or question for the head does so too. */
  fillFile(): void {
    if (this.following || this.fault || this.again || this.closed) return;
    this.following = this.server.follow(this.end, this.file.last()).subscribe({
      next: (events) => this.fill(events),
      error: (fault: unknown) => this.failed(fault),
    });
  }

  /**
   * Fills the file up to where the server's stream ends now, however long that takes. Throws what `stop` is called with, and
   * `NotWritten` when the server doesn't answer.
   */
  async catchUp(): Promise<void> {
    const head = await this.head();
    while (place(head) >= this.file.size) await this.reaches(head);
  }

  /** So many events on the server are not in the file, as far as is known. */
  get lag(): bigint {
    const head = this.server.seen?.head ?? 'none';
    const behind = head === 'none' ? 0n : head + 1n - this.file.size;
    return behind > 0n ? behind : 0n;
  }

  /** As the server's. What is committed but not in the file, which lags or whose disk is full, is `unknown` until it is. */
  async append(expected: Head, events: readonly StoredEvent[]): Promise<AppendOutcome> {
    this.ready();
    const outcome = await this.server.append(expected, events);
    if (outcome === 'conflict') await this.reaches(await this.server.head());
    if (outcome !== 'committed') return outcome;
    await this.reaches(expected);
    if (place(expected) >= this.file.size) return 'unknown';
    try {
      await this.keep(events);
      this.listenIn(QUIET_MS);
      return 'committed';
    } catch (error) {
      if (error instanceof NotWritten) return 'unknown';
      throw error;
    }
  }

  /** As the server's. */
  async head(): Promise<Head> {
    this.ready();
    const head = await this.server.head();
    if (place(head) >= this.file.size) this.listenNow();
    return head;
  }

  /** Stops filling the file and closes the server's side; the file stays open. */
  async close(): Promise<void> {
    this.closed = true;
    this.leave();
    await this.server.close();
  }

  private ready(): void {
    if (this.fault) throw this.fault;
    this.fillFile();
  }

  private get end(): Head {
    return this.file.size === 0n ? 'none' : this.file.size - 1n;
  }

  private fill(events: readonly StoredEvent[]): void {
    this.keep(events).catch((error: unknown) => {
      if (!(error instanceof NotWritten)) return this.failed(error);
      this.listenIn(AGAIN_MS);
    });
  }

  /** Own events come twice, with the answer and with the subscription: the second time they must be the same. */
  private async keep(events: readonly StoredEvent[]): Promise<void> {
    const known = events.filter(({ revision }) => revision < this.file.size);
    const [first] = known;
    const here = first ? this.file.read(first.revision, known.length) : [];
    for (const [i, { id, revision }] of known.entries())
      if (here[i]?.id !== id)
        throw new StreamFault(this.server.stream, revision, 'the local event file has another event there than the server');
    const fresh = events.slice(known.length);
    if (fresh.length > 0 && (await this.file.append(this.end, fresh)) !== 'committed')
      throw new Error('the local event file has another writer');
  }

  /** Waits until the file holds the event at `head`, or patience ends: then the next attempt waits again. */
  private async reaches(head: Head): Promise<void> {
    if (place(head) < this.file.size) return;
    this.listenNow();
    await firstValueFrom(
      this.file.heads().pipe(
        filter((at) => at >= place(head)),
        timeout({ first: this.patience }),
      ),
      { defaultValue: head },
    ).catch(() => this.file.size);
    this.ready();
  }

  private listenIn(ms: number): void {
    this.leave();
    if (!this.closed) this.again = setTimeout(() => this.listenNow(), ms);
  }

  private listenNow(): void {
    clearTimeout(this.again);
    this.again = undefined;
    this.fillFile();
  }

  private leave(): void {
    clearTimeout(this.again);
    this.again = undefined;
    this.following?.unsubscribe();
    this.following = undefined;
  }

  private failed(fault: unknown): void {
    if (this.fault) return;
    this.leave();
    this.fault = fault instanceof Error ? fault : new Error('the local event file could not be filled', { cause: fault });
    this.stop(this.fault);
  }
}

const place = (head: Head): bigint => (head === 'none' ? -1n : head);
