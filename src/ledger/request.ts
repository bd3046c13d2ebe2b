import type { Warning } from '../domain/limits/overselling.js';
import type { PreparedReport } from '../domain/report/prepared-report.js';
import type { Refusal } from '../domain/kernel/refusal.js';
import type { StoredAct } from '../event-store/event-store.js';

/** A command as a caller gives it, its data already read by the Catalogue. */
export interface Request {
  readonly name: string;
  readonly data: object;
  readonly actor: string;
  /** The caller's idempotency key; a dry run needs none. */
  readonly key: string | undefined;
  /** base64url SHA-256 of the JCS of name and data as received. */
  readonly hash: string;
  /** The revision of `If-Match`. */
  readonly ifMatch?: bigint | undefined;
  readonly dryRun?: boolean;
  /** The annual report that it is about, prepared before it is decided. */
  readonly report?: PreparedReport | undefined;
  /** Nobody's command: the node does what is due (`due.ts`). */
  readonly due?: true;
  /** Whether this login may approve: a key of a machine may not. */
  readonly mayApprove?: boolean;
}

/** What an act would do, as a dry run reports it. */
export interface Consequences {
  readonly balances: readonly { readonly account: string; readonly before: string; readonly after: string }[];
  readonly adjustments: readonly {
    readonly party: string;
    readonly vintage: string;
    readonly additions: string;
    readonly subtractions: string;
  }[];
  /** Who has to approve it, where somebody has to. */
  readonly approval?: Approval;
}

/** a second person, and from when on. */
export interface Approval {
  readonly by: 'colleague' | 'counterparty';
  readonly notBefore: string;
}

/** The act, as it was written first; `replayed` where the key had been used for the same command before. */
export interface Done {
  readonly act: StoredAct;
  readonly replayed: boolean;
  /** What its caller should know of an act that passes; said once, when it is written. */
  readonly warnings?: readonly Warning[];
  readonly consequences?: Consequences;
}

export type Answer = Done | Refusal;
