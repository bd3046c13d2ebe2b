import { ReplaySubject, firstValueFrom, filter, map, merge, take, type Observable, type Subscription } from 'rxjs';
import type { EventFile } from './event-file.js';
import { nextRevision, type AppendOutcome, type EventStore, type Head, type StoredEvent } from './event-store.js';
import { tailOf } from './stored-event.js';

/** What the server holds at a revision is not what the local file holds. One of them was changed; which, a person must find out. */
export class ReplicaFault extends Error {
  constructor(revision: bigint, here: string, there: string) {
    super(
      `At revision ${revision} the local event file has event ${here}, the server ${there}: one of the two was altered. Nothing was changed.`,
    );
    this.name = 'ReplicaFault';
  }
}

/**
 * A server's stream with the local file as its copy (`architecture.md` 5): appends go to the server and, once committed, into the file; what
 * others append comes through one subscription. Each event is checked before it is kept, and what is in the file stays.
 */
export class Replica implements EventStore {
  private subscription: Subscription | undefined;
  private readonly faults = new ReplaySubject<Error>(1);

  constructor(
    private readonly server: EventStore,
    private readonly file: EventFile,
  ) {}

  /** What the server or the file turned out to be that they must not be. The node stops on it. */
  get failed(): Observable<Error> {
    return this.faults;
  }

  /** Begins to copy what the file doesn't have yet. */
  start(): void {
    this.subscription = this.server.follow?.(this.localHead()).subscribe({
      next: (events) => this.guarded(() => this.keep(events)),
      error: (error: unknown) => this.fault(error),
    });
  }

  async append(expected: Head, events: readonly StoredEvent[]): Promise<AppendOutcome> {
    const outcome = await this.server.append(expected, events);
    if (outcome === 'committed') this.keep(events);
    return outcome;
  }

  head(): Promise<Head> {
    return this.server.head();
  }

  /** Waits until the file has everything the server has now. Rejects with what is wrong with the stream. */
  async sync(): Promise<void> {
    const wanted = nextRevision(await this.server.head());
    if (this.file.size >= wanted) return;
    const there = this.file.heads().pipe(filter(() => this.file.size >= wanted));
    const failed = this.faults.pipe(
      map((error): never => {
        throw error;
      }),
    );
    await firstValueFrom(merge(there, failed).pipe(take(1)));
  }

  async close(): Promise<void> {
    this.subscription?.unsubscribe();
    await this.server.close();
  }

  private localHead(): Head {
    return this.file.size === 0n ? 'none' : this.file.size - 1n;
  }

  /** Events the file has are compared; the others are added, act by act, so that no reader sees half of one. */
  private keep(events: readonly StoredEvent[]): void {
    let act: StoredEvent[] = [];
    for (const event of events) {
      if (event.revision < this.file.size) this.compare(event);
      else {
        act.push(event);
        const tail = tailOf(event.body);
        if (!tail || tail.part < tail.parts) continue;
        this.file.add(act);
        act = [];
      }
    }
  }

  private compare({ revision, id }: StoredEvent): void {
    const [here] = this.file.read(revision, 1);
    if (here?.id !== id) throw new ReplicaFault(revision, here?.id ?? 'none', id);
  }

  private guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.fault(error);
    }
  }

  private fault(error: unknown): void {
    this.subscription?.unsubscribe();
    this.faults.next(error instanceof Error ? error : new Error(String(error)));
  }
}
