import { Worker } from 'node:worker_threads';
import type { Observable, Subscription } from 'rxjs';
import type { Result } from '../../checker/checker.js';
import type { Finding } from '../../checker/finding.js';
import { EventsCheck, type CheckInput } from './events-check.js';
import { Found, type CheckState } from './found.js';
import type { FromThread, ToThread } from './messages.js';

/** How a registry's events are checked while its node runs. */
export interface RunningCheck {
  readonly state: CheckState;
  /** Every law, on all events that were checked. */
  result(): Promise<Result>;
  close(): Promise<void>;
}

export interface RunningCheckInput extends CheckInput {
  readonly heads: Observable<unknown>;
  /** Called with what an act did against a law, what is inherited aside. */
  readonly broken: (findings: readonly Finding[]) => void;
  readonly failed: (error: Error) => void;
}

/** A thread that follows the event file: a law that an act broke is known a moment after it is durable. */
export class CheckThread implements RunningCheck {
  private readonly worker: Worker;
  private readonly found = new Found();
  private readonly heads: Subscription;
  private readonly waiting: { resolve: (result: Result) => void; reject: (error: Error) => void }[] = [];

  constructor({ registry, directory, heads, broken, failed }: RunningCheckInput) {
    this.worker = new Worker(new URL('./check.thread.js', import.meta.url), { workerData: { registry, directory } satisfies CheckInput });
    this.worker.unref();
    this.worker.on('message', (message: FromThread) => {
      if (message.kind === 'result') return this.waiting.shift()?.resolve(message.result);
      this.found.revision = message.revision;
      const own = this.found.add(message.found);
      if (own.length > 0) broken(own);
    });
    this.worker.on('error', (error: Error) => {
      this.found.fault = error.message;
      for (const { reject } of this.waiting.splice(0)) reject(error);
      failed(error);
    });
    this.heads = heads.subscribe(() => this.say('head'));
    this.say('head');
  }

  get state(): CheckState {
    return this.found.state;
  }

  result(): Promise<Result> {
    if (this.found.fault !== null) return Promise.reject(new Error(this.found.fault));
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.say('result');
    });
  }

  async close(): Promise<void> {
    this.heads.unsubscribe();
    this.say('end');
    await this.worker.terminate();
  }

  private say(message: ToThread): void {
    this.worker.postMessage(message);
  }
}

/** Without threads: checked when it is asked for, which costs a command of a moment nothing. */
export class CheckOnDemand implements RunningCheck {
  private readonly found = new Found();
  private check: EventsCheck | undefined;

  constructor(private readonly input: Pick<RunningCheckInput, 'registry' | 'directory' | 'broken'>) {}

  get state(): CheckState {
    return this.found.state;
  }

  result(): Promise<Result> {
    const check = (this.check ??= new EventsCheck(this.input));
    for (let found = check.page(); found; found = check.page()) {
      const own = this.found.add(found);
      if (own.length > 0) this.input.broken(own);
    }
    this.found.revision = check.revision;
    return Promise.resolve(check.result());
  }

  close(): Promise<void> {
    this.check?.close();
    return Promise.resolve();
  }
}
