import { refuse } from '../domain/kernel/refusal.js';

/** The time in milliseconds since 1970. The only clock of the write path; tests give their own. */
export type Clock = () => number;

const MOST_BEHIND_MS = 2_000;
/** A clock further off the server's than this writes nothing. */
export const MOST_OFF_MS = 5_000;

/**
 * The ledger's time, which never goes back: neither behind the last event nor behind what was promised to be over. When the clock is more
 * than 2 s behind, or, where a server keeps the events, more than 5 s off the server's, a node refuses rather than write a wrong time
 * (`docs/architecture.md` 4.4).
 */
export class LedgerTime {
  private last = '';
  /** From here on, in milliseconds, acts may still land: everything before is over. */
  private over = -Infinity;
  /** The time of the act whose outcome isn't known yet. */
  private underWay: string | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly off: () => number = () => 0,
  ) {}

  /** An event at `at` is in the book. */
  seen(at: string): void {
    if (at > this.last) this.last = at;
  }

  /** The time of the act that is about to be written; until `landed` it is under way. Throws `unavailable` where the clock is behind. */
  begin(): string {
    const ms = this.clock();
    if (Math.abs(this.off()) > MOST_OFF_MS) refuse('unavailable');
    if (ms < this.over || (this.last !== '' && ms < Date.parse(this.last) - MOST_BEHIND_MS)) refuse('unavailable');
    const at = new Date(ms).toISOString();
    this.underWay = at > this.last ? at : this.last;
    return this.underWay;
  }

  /** The outcome of the act that was under way is known, and it is in the book where it was written. */
  landed(): void {
    this.underWay = undefined;
  }

  /**
   * Whether everything up to and with `ms` is over, which then holds for as long as this object lives: no act gets that time or an earlier
   * one any more. Not while one is under way that has it; and not before the clock is 2 s past it, so that a clock that is set back
   * by as much stops nobody.
   */
  isOver(ms: number): boolean {
    if (ms < this.over) return true;
    if (ms >= this.clock() - MOST_BEHIND_MS || (this.underWay !== undefined && ms >= Date.parse(this.underWay))) return false;
    this.over = ms + 1;
    return true;
  }
}
