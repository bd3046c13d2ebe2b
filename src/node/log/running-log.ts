import { Worker } from 'node:worker_threads';
import { Logger } from '@nestjs/common';
import type { Observable, Subscription } from 'rxjs';
import { StartFault } from '../start-fault.js';
import type { LogPlace } from './log-place.js';
import { Sealing, type Said } from './sealing.js';

/** How a registry's log is sealed while its node runs. */
export interface RunningLog {
  /** Why nothing can be sealed just now; null while it can. */
  readonly trouble: string | null;
  /** Seals what is left. */
  close(): Promise<void>;
}

/** What the thread that seals is sent: seal at once, seal soon, or seal and end. */
export type ToSealing = 'now' | 'soon' | 'end';

export interface RunningLogInput {
  readonly registry: string;
  readonly place: LogPlace;
  readonly heads: Observable<unknown>;
  /** Called with what makes the log, or the events, unusable. */
  readonly stop: (error: Error) => void;
}

/** How long a thread may take for what is left when its node stops. */
const LAST_MS = 5_000;

/** What came of sealing: the log of the node says when it can't be done, and when it can again. */
class Hearing {
  trouble: string | null = null;
  private readonly logger = new Logger('log');

  constructor(private readonly input: Pick<RunningLogInput, 'registry' | 'stop'>) {}

  readonly hear = (said: Said): void => {
    const { registry, stop } = this.input;
    if ('broken' in said) return stop(new StartFault(said.broken));
    if ('witness' in said) return this.logger.warn(`${registry}: ${said.witness}`);
    if (!('trouble' in said)) return;
    this.trouble = said.trouble;
    if (said.trouble === null) this.logger.log(`${registry}: events are sealed again`);
    else this.logger.error(`${registry}: its events can't be sealed now, and it is tried again: ${said.trouble}`);
  };
}

/** A thread that seals behind the writer: nothing of it stands in the way of a command. */
export class LogThread implements RunningLog {
  private readonly worker: Worker;
  private readonly heads: Subscription;
  private readonly hearing: Hearing;
  private readonly ended: Promise<void>;

  constructor(input: RunningLogInput) {
    this.hearing = new Hearing(input);
    this.worker = new Worker(new URL('./seal.thread.js', import.meta.url), { workerData: input.place });
    this.worker.unref();
    this.worker.on('message', this.hearing.hear);
    this.worker.on('error', (error: Error) => this.hearing.hear({ trouble: error.message }));
    this.ended = new Promise((resolve) => this.worker.once('exit', () => resolve()));
    this.heads = input.heads.subscribe(() => this.say('soon'));
    this.say('now');
  }

  get trouble(): string | null {
    return this.hearing.trouble;
  }

  async close(): Promise<void> {
    this.heads.unsubscribe();
    this.say('end');
    const late = setTimeout(() => void this.worker.terminate(), LAST_MS);
    await this.ended;
    clearTimeout(late);
  }

  private say(message: ToSealing): void {
    this.worker.postMessage(message);
  }
}

/** Without threads: in this one, what is there at once and what comes a moment after it came. */
export class LogHere implements RunningLog {
  private readonly sealing: Sealing;
  private readonly heads: Subscription;
  private readonly hearing: Hearing;

  constructor(input: RunningLogInput, hasEvents: boolean) {
    this.hearing = new Hearing(input);
    this.sealing = new Sealing(input.place, this.hearing.hear);
    this.heads = input.heads.subscribe(() => this.sealing.soon());
    if (hasEvents) this.sealing.now();
  }

  get trouble(): string | null {
    return this.hearing.trouble;
  }

  close(): Promise<void> {
    this.heads.unsubscribe();
    this.sealing.now();
    this.sealing.close();
    return Promise.resolve();
  }
}
