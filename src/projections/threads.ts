import { Worker } from 'node:worker_threads';
import type { QueryPort, FollowerPort, Outcome, Query, ReadThreads, ReadSideListener } from './read-threads.js';
import type { RegistryFiles } from './registry-files.js';

/** What the following thread sends, and what it is sent. */
export type FromFollower =
  { readonly ready: true } | { readonly applied: bigint } | { readonly fault: Error } | { readonly made: bigint | Error };
export type ToFollower = { readonly open: RegistryFiles } | { readonly follow: bigint } | { readonly close: true };
/** What the answering thread sends, and what it is sent. */
export type FromAnswerer = { readonly id: number; readonly outcome: Outcome } | { readonly id: number; readonly fault: Error };
export type ToAnswerer = { readonly id: number; readonly query: Query } | { readonly close: true };

/** The follower makes many small objects that are soon garbage: with more room for them, a third of the time of the collector goes. */
const YOUNG = { maxYoungGenerationSizeMb: 96 } as const;

/** Both sides in worker threads, from the built files beside this one. */
export const inThreads = async (
  { directory, registry, snapshotOf, beginsThere }: RegistryFiles,
  listener: ReadSideListener,
  thread = new FollowerThread(),
): Promise<ReadThreads> => {
  const snapshot = snapshotOf === undefined ? {} : { snapshotOf, beginsThere: beginsThere ?? false };
  const follower = await thread.open({ directory, registry, ...snapshot }, listener);
  return { follower, answerer: startAnswerer({ directory, registry }, listener) };
};

/** The following thread from when it begins to load the program: that takes a second, in which a node that starts has other things to do. */
export class FollowerThread {
  private readonly worker = new Worker(new URL('./follow/follower.thread.js', import.meta.url), { resourceLimits: YOUNG });
  private readonly end = endOf(this.worker, 'following', (error) => this.fail(error));
  private listener: ReadSideListener | undefined;
  /** What ended it. */
  private fault: Error | undefined;
  private opened: ((fault?: Error) => void) | undefined;

  constructor() {
    this.worker.on('message', (message: FromFollower) => {
      if ('applied' in message) this.listener?.applied(message.applied);
      else if ('fault' in message) this.fail(message.fault);
      else if ('made' in message) this.listener?.made(message.made);
      else this.opened?.();
    });
  }

  /** Lets it follow, once. Rejects with what ended it, before or after. */
  async open(files: RegistryFiles, listener: ReadSideListener): Promise<FollowerPort> {
    this.listener = listener;
    this.send({ open: files });
    await new Promise<void>((resolve, reject) => {
      this.opened = (fault) => (fault ? reject(fault) : resolve());
      if (this.fault) reject(this.fault);
    });
    return { follow: (head) => this.send({ follow: head }), close: () => this.end(() => this.send({ close: true })) };
  }

  /** Ends it at once, where it has nothing to follow; nothing happens where it was closed. */
  abandon(): Promise<void> {
    return this.end(() => void this.worker.terminate());
  }

  private send(message: ToFollower): void {
    this.worker.postMessage(message);
  }

  private fail(error: Error): void {
    this.fault ??= error;
    this.listener?.failed(error);
    this.opened?.(error);
  }
}

const startAnswerer = (files: RegistryFiles, listener: ReadSideListener): QueryPort => {
  const worker = new Worker(new URL('./queries/answerer.thread.js', import.meta.url), { workerData: files });
  const waiting = new Map<number, { resolve: (outcome: Outcome) => void; reject: (error: Error) => void }>();
  const send = (message: ToAnswerer): void => worker.postMessage(message);
  const rejectAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const end = endOf(worker, 'answering', (error) => {
    listener.failed(error);
    rejectAll(error);
  });
  worker.on('message', (message: FromAnswerer) => {
    const question = waiting.get(message.id);
    waiting.delete(message.id);
    if ('fault' in message) question?.reject(message.fault);
    else question?.resolve(message.outcome);
  });
  let last = 0;
  return {
    ask: (query) =>
      new Promise((resolve, reject) => {
        waiting.set((last += 1), { resolve, reject });
        send({ id: last, query });
      }),
    close: async () => {
      await end(() => send({ close: true }));
      rejectAll(new Error('the read model is closed'));
    },
  };
};

/** How to end a thread: `request` asks it to, and it resolves once the thread has ended. One that ends without being asked is a fault. */
const endOf = (worker: Worker, name: string, fail: (error: Error) => void): ((request: () => void) => Promise<void>) => {
  let requested = false;
  const exit = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
  worker.once('exit', (code) => {
    if (!requested) fail(new Error(`the ${name} thread of the read model ended with code ${code}`));
  });
  return (request) => {
    requested = true;
    request();
    return exit;
  };
};
