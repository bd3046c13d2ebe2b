import { Observable, type Subscriber, type Subscription } from 'rxjs';
import type { Head, StoredEvent } from '../event-store.js';
import { BackOff } from './back-off.js';
import type { Connection } from './connection.js';
import { isDeleted } from './errors.js';
import { StreamFault } from '../faults.js';
import { Pulse } from './pulse.js';
import { subscribe } from './subscription.js';
import type { Encoding } from './wire-event.js';

/** What a follower needs of its store. */
export interface Followed {
  readonly connection: Connection;
  readonly encoding: Encoding;
  readonly head: () => Promise<Head>;
  /** How often the follower compares itself with the head, in milliseconds. */
  readonly pulse: number;
  /** Notified each time a subscription ended by itself. */
  readonly lost: () => void;
}

/** So many events are given at once, and what more the last act has. */
const MOST = 1_000;

/**
 * Everything after `after`, in batches of whole acts, for ever: a lost subscription comes back by itself, from where it was. It errors with
 * `StreamFault` alone: what the server holds is not what was appended. Whoever listens must be done with a batch when it returns. `anchor` is
 * the event at `after`, where it is known: the stream must still have it there.
 */
export const follow = (followed: Followed, after: Head, anchor?: StoredEvent): Observable<readonly StoredEvent[]> =>
  new Observable((observer) => {
    const follower = new Follower(followed, observer, after, anchor);
    return () => follower.stop();
  });

class Follower {
  private readonly backOff = new BackOff(50, 1_000);
  private readonly pulse: Pulse;
  private readonly renewals: Subscription;
  private batch: StoredEvent[] = [];
  private heardAt = 0;
  private hangUp: () => void;
  private flushing: NodeJS.Immediate | undefined;
  private retry: NodeJS.Timeout | undefined;

  constructor(
    private readonly followed: Followed,
    private readonly observer: Subscriber<readonly StoredEvent[]>,
    private at: Head,
    private anchor: StoredEvent | undefined,
  ) {
    const { connection, encoding, head, pulse } = followed;
    this.hangUp = this.subscribe();
    this.pulse = new Pulse(
      {
        stream: encoding.stream,
        head,
        at: () => this.at,
        heardAt: () => this.heardAt,
        silent: () => this.lost(undefined),
        fault: (fault) => this.fail(fault),
      },
      pulse,
    );
    this.renewals = connection.renewed.subscribe({ next: () => this.lost(undefined), complete: () => observer.complete() });
  }

  stop(): void {
    this.hangUp();
    clearTimeout(this.retry);
    clearImmediate(this.flushing);
    this.pulse.stop();
    this.renewals.unsubscribe();
  }

  /** Gives what ends the subscription. */
  private subscribe(): () => void {
    const { followed, anchor, at } = this;
    this.retry = undefined;
    this.heardAt = performance.now();
    return subscribe(
      followed.connection,
      followed.encoding,
      { anchor, at },
      {
        act: (act) => this.take(act),
        lost: (error) => this.lost(error),
        fault: (fault) => this.fail(fault),
      },
    );
  }

  /** Also notified of an act that only goes on. */
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
    const { batch } = this;
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
    // One loss may be noticed in several ways; the wait for the next subscription isn't begun anew each time.
    if (this.retry) return;
    this.followed.lost();
    this.retry = setTimeout(() => (this.hangUp = this.subscribe()), this.backOff.next());
  }

  /** What came whole before the fault is given on; nothing after it. */
  private fail(fault: unknown): void {
    this.hangUp();
    this.flush();
    this.observer.error(fault);
  }
}
