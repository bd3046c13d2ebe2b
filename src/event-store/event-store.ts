import type { Observable } from 'rxjs';

/** One event as stored: canonical bytes, and the id that is their hash (`docs/contract.md` 8). */
export interface StoredEvent {
  readonly revision: bigint;
  readonly id: string;
  readonly body: string;
}

/** All events of one command, in order. */
export type StoredAct = readonly StoredEvent[];

/** The revision of the last event, or `none` for an empty stream. */
export type Head = bigint | 'none';

export type AppendOutcome = 'committed' | 'conflict' | 'unknown';

/** Nothing was written, for certain, and repeating won't help now. */
export class NotWritten extends Error {
  constructor(readonly because: 'storage-full' | 'unavailable') {
    super(because);
    this.name = 'NotWritten';
  }
}

/** The stream of one registry. There is no "any" revision, no delete and no metadata. */
export interface EventStore {
  /**
   * When it says `committed` the events are durable, all of them, right after `expected`; when it says `conflict`, none was written;
   * `unknown` says so, and the caller repeats the identical append. Throws `NotWritten`.
   */
  append(expected: Head, events: readonly StoredEvent[]): Promise<AppendOutcome>;
  /** From the leader, never stale. */
  head(): Promise<Head>;
  close(): Promise<void>;
}

/** The stream of one registry on servers, which others may write too. */
export interface ServerStore extends EventStore {
  /** Its name there. */
  readonly stream: string;
  /** The head as last seen, by any call; undefined before the first answer. */
  readonly seen: { readonly head: Head } | undefined;
  /**
   * Everything after `after`, supervised, in batches of whole acts. It errors only with what makes the stream unusable. `anchor`, the event
   * at `after`, must still be there.
   */
  follow(after: Head, anchor?: StoredEvent): Observable<readonly StoredEvent[]>;
}

/** The revision that follows `head`. */
export const nextRevision = (head: Head): bigint => (head === 'none' ? 0n : head + 1n);
