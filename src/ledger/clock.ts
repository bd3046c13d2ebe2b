import { refuse } from '../domain/kernel/refusal.js';

/** Tells the time in milliseconds since 1970. The only clock of the write path; tests give their own. */
export type Clock = () => number;

const MOST_BEHIND_MS = 2_000;
/** A clock further off the server's than this writes nothing. */
export const MOST_OFF_MS = 5_000;

/**
 * The ledger's time, which never goes back. Throws `unavailable` when the clock is more than 2 s behind the last event, or, where a server
 * keeps the events, more than 5 s off the server's: a node with a wrong clock refuses rather than write a wrong time (`architecture.md` 4).
 */
export class LedgerTime {
  private last = '';

  constructor(
    private readonly clock: Clock,
    private readonly off: () => number = () => 0,
  ) {}

  /** An event at `at` is in the book. */
  seen(at: string): void {
    if (at > this.last) this.last = at;
  }

  now(): string {
    const ms = this.clock();
    if (Math.abs(this.off()) > MOST_OFF_MS) refuse('unavailable');
    if (this.last !== '' && ms < Date.parse(this.last) - MOST_BEHIND_MS) refuse('unavailable');
    const at = new Date(ms).toISOString();
    return at > this.last ? at : this.last;
  }
}
