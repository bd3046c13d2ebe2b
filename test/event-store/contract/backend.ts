import type { AppendOutcome, EventStore, Head, StoredEvent } from '../../../src/event-store/event-store.js';

/** An empty stream of a registry of its own. */
export interface Opened {
  readonly registry: string;
  readonly store: EventStore;
  /** What is stored, read past the store under test. */
  readonly stored: () => Promise<StoredEvent[]>;
  /** A second way into the same stream, where there can be one. */
  readonly another?: () => Promise<EventStore>;
  /** Closes the store, ends what keeps the events, and opens both again; nothing where the events go with the store. */
  readonly reopen?: () => Promise<EventStore>;
  readonly close: () => Promise<void>;
}

/** A kind of event store under the contract. */
export interface Backend {
  /** What is said to the identical append after it was committed: a file has one writer, who needs no repeat. */
  readonly repeat: 'committed' | 'conflict';
  readonly open: () => Promise<Opened>;
}

/** Appends `events` where they begin. */
export const append = (store: EventStore, events: readonly StoredEvent[]): Promise<AppendOutcome> => {
  const first = events[0]?.revision ?? 0n;
  return store.append(first === 0n ? 'none' : first - 1n, events);
};

/** What comes of an append that no ledger makes: an error, thrown or rejected with, or a conflict. It must not be committed. */
export const attempted = (store: EventStore, expected: Head, events: readonly StoredEvent[]): Promise<AppendOutcome | 'error'> =>
  Promise.resolve()
    .then(() => store.append(expected, events))
    .catch(() => 'error');
