import type { ReportOf } from '../domain/message/message.js';
import type { PreparedReport } from '../domain/report/prepared-report.js';
import type { EventStore } from '../event-store/event-store.js';
import type { Clock, ClockChecks } from './clock.js';
import type { LiveBookParts } from './live-book.js';
import type { NodeName, Restored } from './writer.js';

/** What a ledger is made of. `file` holds every event; `store` is where they are appended: the same file, or a server. */
export interface LedgerParts extends LiveBookParts {
  readonly store: EventStore;
  readonly clock: Clock;
  /** Who this node is, for `WriterStarted`. */
  readonly node: NodeName;
  /** What was lost of the registry, and is not yet said in it. */
  readonly restored?: Restored | undefined;
  /** Where callers may be sent on to; absent: wherever another's `WriterStarted` says that it is. */
  readonly peers?: readonly string[];
  /** Whether a registry may be opened as a trial. */
  readonly trials: boolean;
  /** How long callers wait for an outcome before they get `outcome-unknown`, in milliseconds. */
  readonly patience: number;
  /** Follows another writer until it is promoted, and decides nothing. */
  readonly standby?: boolean;
  /** What the clock is held against, beside the events. */
  readonly clockChecks?: ClockChecks;
  /** Awaited before this node's `WriterStarted`; what it throws stops the ledger. */
  readonly beforeWriting?: () => Promise<void>;
  /**
   * Prepares the annual report of a Party's year, as the events up to `revision` make it; undefined where there is no such Party. Rejects with
   * `unavailable` where the read side can't say.
   */
  readonly prepareReport?: (of: ReportOf, revision: bigint) => Promise<PreparedReport | undefined>;
  /** Called once with what makes this ledger unusable, such as a disk that can't be read: the process must end. */
  readonly stop?: (error: unknown) => void;
}
