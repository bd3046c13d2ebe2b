import type { Head } from '../event-store.js';
import { StreamFault } from '../faults.js';

/** What a pulse watches, and whom it notifies. */
export interface Watched {
  readonly stream: string;
  readonly head: () => Promise<Head>;
  /** The last event that was given on. */
  readonly at: () => Head;
  /** When something came last (monotonic clock, milliseconds). */
  readonly heardAt: () => number;
  /** The head went on, and for a while nothing came. */
  readonly silent: () => void;
  readonly fault: (fault: unknown) => void;
}

/** How many beats must agree that the stream got shorter: a leader deposed a moment ago may answer once from before. */
const SURE = 5;

/** Compares a follower with the head of its stream, once every interval. */
export class Pulse {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private shorter = 0;

  constructor(
    private readonly watched: Watched,
    private readonly interval: number,
  ) {
    this.beat();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private beat(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      const given = this.watched.at();
      this.watched.head().then(
        (head) => this.compare(head, given),
        (error: unknown) => (error instanceof StreamFault ? this.report(error) : this.beat()),
      );
    }, this.interval);
  }

  private compare(head: Head, given: Head): void {
    if (this.stopped) return;
    const { stream, at, heardAt, silent } = this.watched;
    this.shorter = place(head) < place(given) ? this.shorter + 1 : 0;
    if (this.shorter >= SURE)
      return this.report(new StreamFault(stream, undefined, `it ends at ${head}, but this node was given events up to ${given}`));
    if (place(head) > place(at()) && performance.now() - heardAt() > 3 * this.interval) silent();
    this.beat();
  }

  private report(fault: StreamFault): void {
    if (!this.stopped) this.watched.fault(fault);
  }
}

const place = (head: Head): bigint => (head === 'none' ? -1n : head);
