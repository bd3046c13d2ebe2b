import { setTimeout as sleep } from 'node:timers/promises';
import { BACKWARDS, END, FORWARDS, NO_STREAM } from '@eventstore/db-client';
import type { Observable } from 'rxjs';
import { NotWritten, nextRevision, type AppendOutcome, type EventStore, type Head, type StoredEvent } from '../event-store.js';
import { BackOff } from './back-off.js';
import { Connection } from './connection.js';
import { parseConnectionString } from './connection-string.js';
import { isDeleted, isTooBig, isWrongVersion } from './errors.js';
import { StreamFault } from './faults.js';
import { follow } from './follow.js';
import { patiently } from './patiently.js';
import { readEvents } from './read-events.js';
import { checkServer, checkTarget } from './server-checks.js';
import { checkStream } from './stream-checks.js';
import { toWire, type Encoding } from './wire-event.js';

export interface EventStoreDbSettings {
  /** EVENTSTORE_URL. */
  readonly url: string;
  /** The code of the registry; its stream is `registry-<code>`. */
  readonly registry: string;
  /** RFC 8785 text of a parsed value. */
  readonly canonical: (value: unknown) => string;
  /** EVENTSTORE_ALLOW_INSECURE=1: for trials. */
  readonly allowInsecure: boolean;
  /** How long a call may take, in milliseconds: 3,000 unless a test says otherwise. */
  readonly deadline?: number;
  /** How often a follower compares itself with the head, in milliseconds: 1,000. */
  readonly pulse?: number;
  /** How long a start waits for a server that isn't ready yet, in milliseconds: 10,000. */
  readonly patience?: number;
}

/** The head as it was last seen, by any call, and when (monotonic clock, milliseconds). */
export interface HeadSeen {
  readonly head: Head;
  readonly at: number;
}

/** So much the server takes in one append, with room to its limit of 1 MiB. */
const MOST_BYTES = 900 * 1024;

/** The stream of one registry on EventStoreDB, a single node or a cluster (`store.md`). */
export class EventStoreDb implements EventStore {
  private latest: HeadSeen | undefined;

  private constructor(
    private readonly connection: Connection,
    private readonly encoding: Encoding,
    private readonly pulse: number,
  ) {}

  /**
   * Connects and makes sure that the server is fit for a ledger and its stream this registry's, whole, and with `last`, the last event of
   * the local file, in it. Throws `SettingFault` and `StreamFault`.
   */
  static async open(settings: EventStoreDbSettings, last?: StoredEvent): Promise<EventStoreDb> {
    const { url, registry, canonical, allowInsecure, deadline = 3_000, pulse = 1_000, patience = 10_000 } = settings;
    if (!/^[A-Z0-9](?:[A-Z0-9-]{0,38}[A-Z0-9])?$/.test(registry)) throw new Error(`${registry} is not the code of a registry`);
    const target = parseConnectionString(url);
    if (!allowInsecure) checkTarget(target);
    const connection = new Connection(target, deadline);
    const store = new EventStoreDb(connection, { stream: `registry-${registry}`, registry, canonical }, pulse);
    try {
      await checkServer(connection, target, { allowInsecure, patience, stream: store.encoding.stream });
      await patiently({ until: performance.now() + patience }, () => store.check(last));
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  /** The name of the registry's stream on the server. */
  get stream(): string {
    return this.encoding.stream;
  }

  /** Why calls fail just now; undefined while they are answered. */
  get trouble(): string | undefined {
    return this.connection.trouble;
  }

  /** The head as last seen; undefined before the first answer. How far a replica lags is this less what it has. */
  get seen(): HeadSeen | undefined {
    return this.latest;
  }

  /**
   * One unary append at exactly `expected`, with the ids of the events, answered within the deadline. Throws an error, before anything is
   * sent, on events that would not come back as they are, and `StreamFault` where the stream was deleted.
   */
  async append(expected: Head, events: readonly StoredEvent[]): Promise<AppendOutcome> {
    const sent = this.prepared(expected, events);
    const until = performance.now() + this.connection.deadline;
    try {
      const { nextExpectedRevision } = await this.connection.call((client, options) =>
        client.appendToStream(this.encoding.stream, sent, { ...options, expectedRevision: expected === 'none' ? NO_STREAM : expected }),
      );
      return this.written(events, nextExpectedRevision);
    } catch (error) {
      if (isWrongVersion(error)) return this.verified(events, until - performance.now());
      if (isDeleted(error)) throw this.deleted();
      if (error instanceof StreamFault || isTooBig(error)) throw error;
      return 'unknown';
    }
  }

  /** The revision of the last event, asked of the leader. Throws `NotWritten` when no answer comes within the deadline. */
  async head(): Promise<Head> {
    const until = performance.now() + this.connection.deadline;
    const backOff = new BackOff(50, 500);
    for (;;) {
      try {
        const range = { direction: BACKWARDS, fromRevision: END, maxCount: 1 } as const;
        const events = await readEvents(this.connection, this.encoding.stream, range, until - performance.now());
        return this.saw(events?.[0]?.event?.revision ?? 'none');
      } catch (error) {
        if (isDeleted(error)) throw this.deleted();
        const wait = backOff.next();
        if (performance.now() + wait >= until) throw Object.assign(new NotWritten('unavailable'), { cause: error });
        await sleep(wait);
      }
    }
  }

  /** Everything after `after`, supervised; errors with `StreamFault` only (`follow.ts`). */
  follow(after: Head): Observable<readonly StoredEvent[]> {
    const { connection, encoding, pulse } = this;
    return follow({ connection, encoding, pulse, head: () => this.head() }, after);
  }

  /** What a start checks of the stream, to be repeated every hour: see `stream-checks.ts`. Throws `StreamFault`. */
  async check(last?: StoredEvent): Promise<void> {
    await checkStream(this.connection, this.encoding, last);
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private prepared(expected: Head, events: readonly StoredEvent[]): ReturnType<typeof toWire>[] {
    if (events.length === 0) throw new Error('an append without events');
    const first = nextRevision(expected);
    let bytes = 0;
    for (const [i, event] of events.entries()) {
      if (event.revision !== first + BigInt(i)) throw new Error('an append begins right after the revision it expects, without gap');
      bytes += Buffer.byteLength(event.body);
    }
    if (bytes > MOST_BYTES) throw new Error(`an append of ${bytes} bytes; ${MOST_BYTES} are the most`);
    return events.map((event) => toWire(event, this.encoding));
  }

  /** After a soft delete "no stream" passes again, and the server writes on at the old revisions. */
  private written(events: readonly StoredEvent[], last: bigint): 'committed' {
    const meant = events.at(-1)?.revision;
    if (last === meant) {
      this.saw(last);
      return 'committed';
    }
    throw new StreamFault(
      this.encoding.stream,
      last,
      `the server put the events there, not at ${meant}: the stream was deleted and taken up again`,
    );
  }

  /** "Wrong version" may be said of events that were written (`store.md`, hazard 5): theirs is the place after `expected`, or another's. */
  private async verified(events: readonly StoredEvent[], milliseconds: number): Promise<AppendOutcome> {
    const range = { direction: FORWARDS, fromRevision: events[0]?.revision ?? 0n, maxCount: events.length } as const;
    try {
      const found = (await readEvents(this.connection, this.encoding.stream, range, milliseconds)) ?? [];
      return events.every(({ id, revision }, i) => found[i]?.event?.id === id && found[i].event.revision === revision)
        ? 'committed'
        : 'conflict';
    } catch (error) {
      if (isDeleted(error)) throw this.deleted();
      return 'unknown';
    }
  }

  private saw(head: Head): Head {
    this.latest = { head, at: performance.now() };
    return head;
  }

  private deleted(): StreamFault {
    return new StreamFault(this.encoding.stream, undefined, 'the stream was deleted, for ever');
  }
}
