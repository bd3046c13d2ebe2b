import type { AppendOutcome } from '../event-store/event-store.js';

/** How an append ended, or why it did not: nothing that happens to the store stays invisible. */
export type AppendEnd = AppendOutcome | 'storage-full' | 'unavailable' | 'failed';

/** Upper bounds of the buckets of append durations, in seconds. */
export const APPEND_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5] as const;

/** What one registry's work is counted in, for `/metrics` and `/health/ready`. Numbers only grow, but for `waiting` and `streams`. */
export class RegistryMeter {
  /** Commands that were given and have no answer yet. */
  waiting = 0;
  /** Event streams that are open. */
  streams = 0;
  /** How many commands came to what: `accepted`, `replayed`, `dry-run`, or the code of a refusal. */
  readonly outcomes = new Map<string, number>();
  readonly appends = new Map<AppendEnd, number>();
  readonly appendBuckets: number[] = APPEND_BUCKETS.map(() => 0);
  appendSeconds = 0;
  appendCount = 0;
  /** How the last append ended. */
  lastAppend: AppendEnd | undefined;

  /** A command came to `outcome`. */
  commandEnded(outcome: string): void {
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }

  /** An append ended after `seconds`. */
  appendEnded(end: AppendEnd, seconds: number): void {
    this.lastAppend = end;
    this.appends.set(end, (this.appends.get(end) ?? 0) + 1);
    this.appendSeconds += seconds;
    this.appendCount += 1;
    for (let i = APPEND_BUCKETS.length - 1; i >= 0 && seconds <= (APPEND_BUCKETS[i] ?? 0); i -= 1)
      this.appendBuckets[i] = (this.appendBuckets[i] ?? 0) + 1;
  }
}
