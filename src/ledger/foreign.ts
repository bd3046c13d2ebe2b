import type { StoredAct } from '../event-store/event-store.js';
import type { Folded } from './fold.js';

/** How acts are judged where others may write too: `judge` and `before` throw, saying what is wrong, where an act is not what a ledger writes. */
export interface ForeignChecks {
  /** Another's act, or one of before this start, before it happens to the book. `own` and this see every act of the stream once, in order. */
  readonly judge: (act: StoredAct) => void;
  /** An act of this node's own, once it is durable. It can't be stopped any more: what is wrong with it is reported, and nothing is thrown. */
  readonly own: (act: StoredAct) => void;
  /** The events of another's act, before they happen to the book. */
  readonly before: (events: readonly Folded[]) => void;
}

/** An act that this process didn't append is not what a ledger writes: the node must stop, since deciding on it would build on a forgery. */
export class UnlawfulAct extends Error {
  constructor(registry: string, [first]: StoredAct, cause: unknown) {
    const event = first ? `the act at revision ${first.revision} (event ${first.id})` : 'the book';
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${registry}: ${event} is not what a ledger writes: ${why}. This node decides nothing on it. See docs/operations.md.`, { cause });
    this.name = 'UnlawfulAct';
  }
}
