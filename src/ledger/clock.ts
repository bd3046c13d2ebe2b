import { refuse } from '../domain/kernel/refusal.js';

/** The time in milliseconds since 1970. The only clock of the write path; tests give their own. */
export type Clock = () => number;

const MOST_BEHIND_MS = 2_000;
/** A clock further off the server's than this writes nothing. */
export const MOST_OFF_MS = 5_000;

/** Why nothing can be written just now: the clock. `detail` says what it shows, what is known, and what to do. */
export interface ClockTrouble {
  readonly code: 'clock-ahead' | 'clock-behind' | 'clock-off-server';
  readonly detail: string;
}

/** What the time of this machine is held against, beside the events. */
export interface ClockChecks {
  /** How many milliseconds, at least, the clock is off from the server's. */
  readonly off?: () => number;
  /** By how many milliseconds it jumped ahead of everything else that goes on; 0 where it didn't, or that has lasted. */
  readonly ahead?: () => number;
}

const NOT_AHEAD = (): number => 0;

/**
 * The ledger's time, which never goes back: neither behind the last event nor behind what was promised to be over. When the clock is more
 * than 2 s behind, or, where a server keeps the events, more than 5 s off the server's, a node refuses rather than write a wrong time
 * (`docs/architecture.md` 4.4). Nor while the clock has jumped ahead: a time once written holds for ever.
 */
export class LedgerTime {
  private last = '';
  /** From here on, in milliseconds, acts may still land: everything before is over. */
  private over = -Infinity;
  /** The time of the act whose outcome isn't known yet. */
  private underWay: string | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly checks: ClockChecks = {},
  ) {}

  /** Why an act of now would get a wrong time; undefined where it wouldn't. */
  get trouble(): ClockTrouble | undefined {
    const { off = NOT_AHEAD, ahead = NOT_AHEAD } = this.checks;
    const ms = this.clock();
    const says = `The clock of the node says ${textOf(ms)}`;
    const jump = ahead();
    if (jump > 0)
      return {
        code: 'clock-ahead',
        detail:
          `${says}, ${spanOf(jump)} more than has gone by. Nothing is written until it is right again, has lasted for 15 minutes, ` +
          'or an operator confirms it: `sextant serve --confirm-clock`.',
      };
    if (Math.abs(off()) > MOST_OFF_MS)
      return { code: 'clock-off-server', detail: `${says}, ${spanOf(Math.abs(off()))} off that of the server. Set the clocks (NTP).` };
    const behind = Math.max(this.over, this.last === '' ? -Infinity : Date.parse(this.last) - MOST_BEHIND_MS);
    if (ms >= behind) return undefined;
    return {
      code: 'clock-behind',
      detail: `${says}, and the last event is of ${this.last}. Set the clock (NTP). Where it was ahead when that was written: docs/operations.md, "The clock".`,
    };
  }

  /** An event at `at` is in the book. */
  seen(at: string): void {
    if (at > this.last) this.last = at;
  }

  /** The time of the act that is about to be written; until `landed` it is under way. Throws `unavailable`, saying why, where the clock is wrong. */
  begin(): string {
    const { trouble } = this;
    if (trouble) refuse('unavailable', { errors: [{ pointer: 'clock', ...trouble }] });
    const at = new Date(this.clock()).toISOString();
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

/** A clock may say what is no time of ours. */
const textOf = (ms: number): string => (Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : String(ms));

const spanOf = (ms: number): string => {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
};
