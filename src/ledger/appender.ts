import { NotWritten, type AppendOutcome, type EventStore, type Head, type StoredEvent } from '../event-store/event-store.js';

const RETRY_MS = 50;

/** The global timer, looked up at each call, so that tests can put their own time in its place. */
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Appends, and goes on until the outcome is known. */
export class Appender {
  private underWay = false;

  /** `patience` is how long callers wait for an outcome, in milliseconds. */
  constructor(
    private readonly store: EventStore,
    private readonly patience: number,
  ) {}

  /** Whether the file's next head may be of this append. */
  get isBusy(): boolean {
    return this.underWay;
  }

  /**
   * The identical append until its outcome is known; `late` is called each time when callers have waited long enough. Without events it
   * holds only if the head still is `expected`. Throws `NotWritten`, and what the store throws when it isn't what it must be.
   */
  async append(expected: Head, events: readonly StoredEvent[], late: () => void): Promise<'committed' | 'conflict'> {
    if (events.length === 0) return (await this.store.head()) === expected ? 'committed' : 'conflict';
    this.underWay = true;
    try {
      const began = performance.now();
      for (let repeated = false; ; repeated = true) {
        const outcome = await this.once(expected, events, repeated);
        if (outcome !== 'unknown') return outcome;
        const left = this.patience - (performance.now() - began);
        if (left <= 0) late();
        await sleep(left > 0 ? Math.min(RETRY_MS, left) : RETRY_MS);
      }
    } finally {
      this.underWay = false;
    }
  }

  /** Once an outcome was unknown, "not written" of a repeat says nothing about the first time. */
  private async once(expected: Head, events: readonly StoredEvent[], repeated: boolean): Promise<AppendOutcome> {
    try {
      return await this.store.append(expected, events);
    } catch (error) {
      if (repeated && error instanceof NotWritten) return 'unknown';
      throw error;
    }
  }
}
