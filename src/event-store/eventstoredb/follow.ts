import { START, type ResolvedEvent, type StreamSubscription } from '@eventstore/db-client';
import { Observable, type Subscriber, type Subscription } from 'rxjs';
import type { Head, StoredEvent } from '../event-store.js';
import { BackOff } from './back-off.js';
import type { Connection } from './connection.js';
import { isDeleted } from './errors.js';
import { NoAnswer, StreamFault } from './faults.js';
import { WholeActs } from './whole-acts.js';
import { fromWire, type Encoding } from './wire-event.js';

/** What a follower needs of its store. */
export interface Followed {
  readonly connection: Connection;
  readonly encoding: Encoding;
  head(): Promise<Head>;
  /** How often the follower compares itself with the head, in milliseconds. */
  readonly pulse: number;
}

/** So many events at most are given at once, whole acts always. */
const MOST = 1_000;
/** So many pulses must agree that the stream got shorter: a leader deposed a moment ago may answer once from before. */
const SURE = 5;

/**
 * Everything after `after`, in batches of whole acts, for ever: a lost subscription comes back by itself from where it was. It errors with
 * `StreamFault` alone: what the server holds is not what was appended. Whoever listens must be done with a batch when it returns.
 */
export const follow = (followed: Followed, after: Head): Observable<readonly StoredEvent[]> =>
  new Observable((observer) => {
    const follower = new Follower(followed, observer, after);
    follower.start();
    return () => follower.stop();
  });

class Follower {
  private readonly backOff = new BackOff(50, 2_000);
  private anchor: StoredEvent | undefined;
  private batch: StoredEvent[] = [];
  private heardAt = 0;
  private shorter = 0;
  private hangUp: () => void = () => undefined;
  private flushing: NodeJS.Immediate | undefined;
  private retry: NodeJS.Timeout | undefined;
  private pulse: NodeJS.Timeout | undefined;
  private renewals: Subscription | undefined;

  constructor(
    private readonly followed: Followed,
    private readonly observer: Subscriber<readonly StoredEvent[]>,
    private at: Head,
  ) {}

  start(): void {
    const renewed = new Error('the connection was replaced');
    this.renewals = this.followed.connection.renewed.subscribe({
      next: () => this.lost(renewed),
      complete: () => this.observer.complete(),
    });
    this.subscribe();
    this.beat();
  }

  stop(): void {
    this.hangUp();
    clearTimeout(this.retry);
    clearTimeout(this.pulse);
    clearImmediate(this.flushing);
    this.renewals?.unsubscribe();
  }

  /** From the last event given on, that one again: if it is another now, the stream was taken back and written anew. */
  private subscribe(): void {
    const { connection, encoding } = this.followed;
    const { anchor, at } = this;
    const from = anchor ? anchor.revision - 1n : at;
    const acts = new WholeActs(encoding.stream, at);
    const { made, failed } = connection.open((client, { credentials, requiresLeader }) =>
      client.subscribeToStream(encoding.stream, {
        fromRevision: typeof from === 'bigint' && from >= 0n ? from : START,
        resolveLinkTos: false,
        credentials,
        requiresLeader,
      }),
    );
    this.heardAt = performance.now();
    this.hangUp = this.listen(made, failed, (event) => {
      if (anchor && event.revision === anchor.revision) this.compare(anchor, event);
      else this.take(acts.push(event));
    });
  }

  /** A subscription without an error listener would end the process; one that is only left goes on at the server. */
  private listen(made: StreamSubscription, failed: (error: unknown) => void, take: (event: StoredEvent) => void): () => void {
    let live = true;
    const gone = (error: unknown): void => {
      if (!live) return;
      failed(error);
      // Replacing the connection may have told of the loss already.
      if (live) this.lost(error);
    };
    made.on('data', (event: ResolvedEvent) => {
      if (live) this.guarded(() => take(fromWire(event, this.followed.encoding)));
    });
    made.on('error', gone);
    made.on('end', () => gone(new Error('the server ended the subscription')));
    return () => {
      live = false;
      made.unsubscribe().catch(gone);
    };
  }

  private compare(anchor: StoredEvent, event: StoredEvent): void {
    if (event.id === anchor.id) return;
    throw new StreamFault(this.followed.encoding.stream, event.revision, `event ${anchor.id} stood there before, now ${event.id} does`);
  }

  private take(act: readonly StoredEvent[]): void {
    this.heardAt = performance.now();
    this.backOff.reset();
    this.batch.push(...act);
    if (this.batch.length >= MOST) this.flush();
    else this.flushing ??= setImmediate(() => this.flush());
  }

  private flush(): void {
    clearImmediate(this.flushing);
    this.flushing = undefined;
    const batch = this.batch;
    const last = batch.at(-1);
    if (!last) return;
    this.batch = [];
    this.anchor = last;
    this.at = last.revision;
    this.observer.next(batch);
  }

  private lost(error: unknown): void {
    this.hangUp();
    this.flush();
    if (isDeleted(error)) return this.fail(new StreamFault(this.followed.encoding.stream, undefined, 'the stream was deleted, for ever'));
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.subscribe(), this.backOff.next());
  }

  private guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.hangUp();
    this.flush();
    this.observer.error(error);
  }

  private beat(): void {
    const given = this.at;
    this.pulse = setTimeout(() => {
      this.followed.head().then(
        (head) => this.compareWithHead(head, given),
        () => this.beat(),
      );
    }, this.followed.pulse);
  }

  /** Silence while the head goes on is a subscription that died without a word. */
  private compareWithHead(head: Head, given: Head): void {
    if (this.observer.closed) return;
    this.shorter = place(head) < place(given) ? this.shorter + 1 : 0;
    if (this.shorter >= SURE)
      return this.fail(
        new StreamFault(this.followed.encoding.stream, undefined, `it ends at ${head}, but this node was given events up to ${given}`),
      );
    const quiet = performance.now() - this.heardAt > 3 * this.followed.pulse;
    if (quiet && place(head) > place(this.at)) this.lost(new NoAnswer(3 * this.followed.pulse));
    this.beat();
  }
}

const place = (head: Head): bigint => (head === 'none' ? -1n : head);
