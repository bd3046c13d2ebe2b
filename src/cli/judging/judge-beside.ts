import { Worker } from 'node:worker_threads';
import type { Result } from '../../checker/checker.js';
import type { ActJudge } from './act-judge.js';

/** So many events go to the thread at once. */
const BATCH = 2_000;
/** So many batches wait there at most: what is further ahead would only fill memory. */
const MOST_WAITING = 8;

/** Parsed events die young: in little room they are copied again and again before they do. */
const YOUNG_MB = 64;

/** What the thread is started with: the laws by name, since functions don't travel. */
export interface JudgeInput {
  readonly registry: string;
  readonly laws: readonly string[];
}

/** Acts to be judged, or the digest of the book with which the result is wanted: null without a book. */
export type ToJudge = readonly (readonly string[])[] | string | null;

/** A batch is judged, or the result. */
export type FromJudge = 'judged' | Result;

/** The checker in a thread of its own: judging takes about as long as hashing and folding do here. Close it. */
export class JudgeBeside implements ActJudge {
  private readonly worker: Worker;
  private batch: (readonly string[])[] = [];
  private events = 0;
  private waiting = 0;
  private found: Result | undefined;
  private fault: Error | undefined;
  /** Who waits for the thread to say something. */
  private wake: (() => void) | undefined;

  constructor(input: JudgeInput) {
    const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
    this.worker = new Worker(new URL('./judge.thread.js', import.meta.url), { workerData: input, resourceLimits });
    this.worker.on('message', (message: FromJudge) => {
      if (message === 'judged') this.waiting -= 1;
      else this.found = message;
      this.wake?.();
    });
    this.worker.on('error', (error) => {
      this.fault = error;
      this.wake?.();
    });
  }

  act(bodies: readonly string[]): void {
    this.batch.push(bodies);
    this.events += bodies.length;
    if (this.events >= BATCH) this.send();
  }

  /** Waits until the thread is no further behind than it may be. Throws what ended it. */
  async room(): Promise<void> {
    while (this.waiting >= MOST_WAITING) await this.heard();
  }

  async result(digest?: string): Promise<Result> {
    this.send();
    this.worker.postMessage((digest ?? null) satisfies ToJudge);
    while (!this.found) await this.heard();
    return this.found;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  /** Until the thread says something. Throws what ended it. */
  private async heard(): Promise<void> {
    if (!this.fault) await new Promise<void>((resolve) => (this.wake = resolve));
    if (this.fault) throw this.fault;
  }

  private send(): void {
    this.waiting += 1;
    this.worker.postMessage(this.batch satisfies ToJudge);
    this.batch = [];
    this.events = 0;
  }
}
