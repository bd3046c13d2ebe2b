import type { Target } from './connection-string.js';
import { serverPage } from './server-page.js';

/** A date of HTTP has whole seconds, and servers make it anew once a second. */
const COARSE_MS = 2_000;
const ASK_EVERY_MS = 60_000;
/** How soon the server is asked again while the clocks don't agree: the one that was wrong may have been set. */
const ASK_AGAIN_MS = 1_000;

/** The server's time was between `least` and `most` when the monotonic clock stood at `at`; all in milliseconds. */
interface Reading {
  readonly least: number;
  readonly most: number;
  readonly at: number;
}

/**
 * How far the clock of this machine is from the server's. The server says its time with every page; between two askings the monotonic clock
 * carries it on, so that a clock that jumps is noticed at once, and before anything is written with its time.
 */
export class ServerClock {
  private reading: Reading | undefined;
  private askedAt = -Infinity;

  constructor(
    private readonly target: Target,
    private readonly deadline: number,
  ) {}

  /** Asks the server. Where it doesn't answer what was known stays. */
  async ask(): Promise<void> {
    const sent = (this.askedAt = performance.now());
    const page = await serverPage(this.target, '/info', this.deadline);
    const said = Date.parse(page?.date ?? '');
    const at = performance.now();
    if (!Number.isNaN(said)) this.reading = { least: said, most: said + COARSE_MS + (at - sent), at };
  }

  /**
   * How many milliseconds, at least, `now` is ahead of the server's time, behind it below 0; 0 where nothing is certain. Asks again in the
   * background when it is time to.
   */
  off(now: number): number {
    const off = this.known(now);
    if (performance.now() - this.askedAt > (off === 0 ? ASK_EVERY_MS : ASK_AGAIN_MS)) void this.ask();
    return off;
  }

  private known(now: number): number {
    if (!this.reading) return 0;
    const { least, most, at } = this.reading;
    const passed = performance.now() - at;
    if (now > most + passed) return now - most - passed;
    return Math.min(0, now - least - passed);
  }
}
