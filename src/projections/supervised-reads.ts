import { Logger } from '@nestjs/common';
import { Subject, takeUntil, throttleTime, type Observable } from 'rxjs';
import { ReadModel, type ReadModelOptions } from './read-model.js';
import type { FollowerThread } from './threads.js';

/** The following thread is notified of a new head at most this often, so that a busy writer isn't slowed by it. */
const NOTIFY_EVERY_MS = 40;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * The read model of one registry, opened again after a pause when it fails: the read file is a cache. Until it is back, `fault` says what
 * happened, reads are refused as `unavailable` and the node isn't ready. What is opened again replays every event, whatever snapshot there is.
 */
export class SupervisedReads {
  fault: Error | undefined;
  private readonly logger = new Logger('reads');
  private readonly closed = new Subject<void>();
  private timer: NodeJS.Timeout | undefined;
  private pause = FIRST_PAUSE_MS;
  private isClosed = false;

  private constructor(
    private readonly options: ReadModelOptions,
    private readonly head: () => bigint,
    private readonly heads: Observable<bigint>,
    private model: ReadModel,
  ) {}

  /** Opens the read side, in the thread that is loading where one is, and lets it follow `heads`. Throws where the event file can't be read. */
  static async open(
    options: ReadModelOptions,
    head: () => bigint,
    heads: Observable<bigint>,
    follower?: FollowerThread,
  ): Promise<SupervisedReads> {
    const reads = new SupervisedReads(options, head, heads, await ReadModel.open(options, follower));
    reads.follow();
    return reads;
  }

  /** The read model of now. */
  get current(): ReadModel {
    return this.model;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.closed.next();
    this.closed.complete();
    await this.model.close();
  }

  private follow(): void {
    const { model } = this;
    model.failed.pipe(takeUntil(this.closed)).subscribe((error) => this.fail(error));
    this.heads
      .pipe(throttleTime(NOTIFY_EVERY_MS, undefined, { leading: true, trailing: true }), takeUntil(this.closed))
      .subscribe((head) => this.model === model && model.advance(head));
    model.advance(this.head());
  }

  private fail(error: Error): void {
    this.fault = error;
    this.logger.error(`the read file of ${this.options.registry} can't be used: ${error.stack ?? error.message}`);
    this.timer = setTimeout(() => void this.openAgain(), this.pause).unref();
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE_MS);
  }

  private async openAgain(): Promise<void> {
    try {
      await this.model.close();
      const model = await ReadModel.open({ ...this.options, beginsThere: false });
      if (this.isClosed) return await model.close();
      this.model = model;
      this.fault = undefined;
      this.follow();
    } catch (error) {
      if (!this.isClosed) this.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
