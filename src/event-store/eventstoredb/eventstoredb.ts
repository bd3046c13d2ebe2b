import type { Observable } from 'rxjs';
import { nextRevision, type AppendOutcome, type Head, type ServerStore, type StoredEvent } from '../event-store.js';
import { append } from './append.js';
import { Connection } from './connection.js';
import { parseConnectionString } from './connection-string.js';
import { follow } from './follow.js';
import { headOf } from './head.js';
import { patiently } from './patiently.js';
import { checkServer, checkTarget } from './server-checks.js';
import { ServerClock } from './server-clock.js';
import { checkStream } from './stream-checks.js';
import type { Encoding } from './wire-event.js';

export interface EventStoreDbSettings {
  /** EVENTSTORE_URL. */
  readonly url: string;
  /** The code of the registry. */
  readonly registry: string;
  /** The name of its stream: `registry-<code>`, unless a test has its own on a server that others use. */
  readonly stream?: string;
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

const CODE = /^[A-Z0-9](?:[A-Z0-9-]{0,38}[A-Z0-9])?$/;

/** The stream of one registry on EventStoreDB, a single node or a cluster (`docs/architecture.md` 10). */
export class EventStoreDb implements ServerStore {
  /** How many subscriptions ended by themselves: lost connections, and servers that found this node too slow. */
  subscriptionsLost = 0;
  private latest: HeadSeen | undefined;

  private constructor(
    private readonly connection: Connection,
    private readonly encoding: Encoding,
    private readonly pulse: number,
    private readonly clock: ServerClock,
  ) {}

  /**
   * Connects and makes sure that the server is fit for a ledger and its stream this registry's, whole, and with `last`, the last event of
   * the local file, in it. Throws `SettingFault` and `StreamFault`.
   */
  static async open(settings: EventStoreDbSettings, last?: StoredEvent): Promise<EventStoreDb> {
    const { url, registry, canonical, allowInsecure, deadline = 3_000, pulse = 1_000, patience = 10_000 } = settings;
    if (!CODE.test(registry)) throw new Error(`${registry} is not the code of a registry`);
    const target = parseConnectionString(url);
    if (!allowInsecure) checkTarget(target);
    const connection = new Connection(target, deadline);
    const stream = settings.stream ?? `registry-${registry}`;
    const clock = new ServerClock(target, deadline);
    const store = new EventStoreDb(connection, { stream, registry, canonical }, pulse, clock);
    try {
      await checkServer(connection, target, { allowInsecure, patience, stream });
      await patiently({ until: performance.now() + patience }, () => store.check(last));
      await clock.ask();
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

  /** Why calls fail just now; undefined while they are served. */
  get trouble(): string | undefined {
    return this.connection.trouble;
  }

  /** The head as last seen; undefined before the first answer. How far a replica lags is this less what it has. */
  get seen(): HeadSeen | undefined {
    return this.latest;
  }

  /** How many milliseconds, at least, a clock that reads `now` is off from the server's, below 0 where it is behind (`server-clock.ts`). */
  clockOff(now: number): number {
    return this.clock.off(now);
  }

  /** See `append.ts`: throws on events that would not come back as they are, and `StreamFault`. */
  async append(expected: Head, events: readonly StoredEvent[]): Promise<AppendOutcome> {
    const outcome = await append(this.connection, this.encoding, expected, events);
    if (outcome === 'committed') this.saw(nextRevision(expected) + BigInt(events.length - 1));
    return outcome;
  }

  /** The revision of the last event, asked of the leader. Throws `NotWritten` when no answer comes within the deadline, and `StreamFault`. */
  async head(): Promise<Head> {
    return this.saw(await headOf(this.connection, this.stream));
  }

  /** Everything after `after`, supervised; errors with `StreamFault` only (`follow.ts`). `anchor`, the event there, must be there still. */
  follow(after: Head, anchor?: StoredEvent): Observable<readonly StoredEvent[]> {
    const { connection, encoding, pulse } = this;
    const lost = (): void => void (this.subscriptionsLost += 1);
    return follow({ connection, encoding, pulse, lost, head: () => this.head() }, after, anchor);
  }

  /** What a start checks of the stream, to be repeated every minute: see `stream-checks.ts`. Throws `StreamFault`. */
  async check(last?: StoredEvent): Promise<void> {
    await checkStream(this.connection, this.encoding, last);
  }

  /** Ends calls, followers and the connection. */
  close(): Promise<void> {
    return this.connection.close();
  }

  /** An identical append is answered again after newer events; what was seen of the head since then is newer, too. */
  private saw(head: Head): Head {
    const known = this.latest?.head;
    const newer = typeof head !== 'bigint' || typeof known !== 'bigint' || head >= known;
    this.latest = { head: newer ? head : known, at: performance.now() };
    return head;
  }
}
