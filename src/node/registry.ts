import type { EventFile } from '../event-store/event-file.js';
import type { Ledger } from '../ledger/ledger.js';
import type { ReadModel } from '../projections/read-model.js';
import type { RunningCheck } from './check/running-check.js';
import type { RegistryLog } from './log/start-log.js';
import type { RegistryMeter } from './registry-meter.js';
import type { ServerState } from './server-stream.js';

/** One registry of this node: where its events are, who writes them, who answers questions about them. */
export interface Registry {
  readonly code: string;
  readonly file: EventFile;
  readonly ledger: Ledger;
  readonly reads: ReadModel;
  /** What made the read side fail, while it does. */
  readonly readFault: Error | undefined;
  /** The head when this node started: until reads have reached it they are far behind. */
  readonly startHead: bigint;
  readonly meter: RegistryMeter;
  /** The independent check of its events, which runs behind the writer. */
  readonly check: RunningCheck;
  /** Its signed log: how it is sealed, and what is published of it. */
  readonly log: RegistryLog;
  /** How the node stands to the servers that hold the events; undefined where its own file does. */
  readonly server: ServerState | undefined;
  /** How many subscriptions to those servers were lost. */
  readonly subscriptionsLost: number;
}
