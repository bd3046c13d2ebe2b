import { Worker } from 'node:worker_threads';
import type { QueryPort, FollowerPort, Outcome, RegistryFiles, Query, ReadThreads, ReadSideListener } from './read-threads.js';

/** What the following thread says, and what it is listener. */
export type FollowerSays =
  { readonly ready: true } | { readonly applied: bigint } | { readonly fault: Error } | { readonly made: bigint | Error };
export type FollowerHears = { readonly open: RegistryFiles } | { readonly follow: bigint } | { readonly close: true };
/** What the answering thread says, and what it is listener. */
export type AnswererSays = { readonly id: number; readonly outcome: Outcome } | { readonly id: number; readonly fault: Error };
export type AnswererHears = { readonly id: number; readonly query: Query } | { readonly close: true };

/** The follower makes many small objects that soon die: with more room for them, a third of the time of the garbage collector goes. */
const YOUNG = { maxYoungGenerationSizeMb: 96 } as const;

/** Both sides in worker threads, from the built files beside this one. */
export const inThreads = async (
  { directory, registry, snapshotOf, beginsThere }: RegistryFiles,
  listener: ReadSideListener,
  follower = new FollowerThread(),
): Promise<ReadThreads> => {
  const snapshot = snapshotOf === undefined ? {} : { snapshotOf, beginsThere: beginsThere ?? false };
  const following = await follower.open({ directory, registry, ...snapshot }, listener);
  return { following, asking: startAnswerer({ directory, registry }, listener) };
};

/** The following thread from when it begins to load the program: that takes a second, in which a node that starts has other things to do. */
export class FollowerThread {
  private readonly worker = new Worker(new URL('./follow/follower.thread.js', import.meta.url), { resourceLimits: YOUNG });
  private readonly end = ended(this.worker, 'following', (error) => this.fail(error));
  private listener: ReadSideListener | undefined;
  /** What ended it. */
  private fault: Error | undefined;
  private opened: ((fault?: Error) => void) | undefined;

  constructor() {
    this.worker.on('message', (said: FollowerSays) => {
      if ('applied' in said) this.listener?.applied(said.applied);
      else if ('fault' in said) this.fail(said.fault);
      else if ('made' in said) this.listener?.made(said.made);
      else this.opened?.();
    });
  }

  /** Lets it follow, once. Rejects with what ended it, before or after. */
  async open(place: RegistryFiles, listener: ReadSideListener): Promise<FollowerPort> {
    this.listener = listener;
    this.send({ open: place });
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

  private send(message: FollowerHears): void {
    this.worker.postMessage(message);
  }

  private fail(error: Error): void {
    this.fault ??= error;
    this.listener?.failed(error);
    this.opened?.(error);
  }
}

const startAnswerer = (place: RegistryFiles, listener: ReadSideListener): QueryPort => {
  const worker = new Worker(new URL('./queries/answerer.thread.js', import.meta.url), { workerData: place });
  const waiting = new Map<number, { resolve: (outcome: Outcome) => void; reject: (error: Error) => void }>();
  const send = (message: AnswererHears): void => worker.postMessage(message);
  const rejectAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const end = ended(worker, 'answering', (error) => {
    listener.failed(error);
    rejectAll(error);
  });
  worker.on('message', (said: AnswererSays) => {
    const asker = waiting.get(said.id);
    waiting.delete(said.id);
    if ('fault' in said) asker?.reject(said.fault);
    else asker?.resolve(said.outcome);
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

/** A thread that ends unasked is a fault. Returns how to ask it to end. */
const ended = (worker: Worker, name: string, fail: (error: Error) => void): ((ask: () => void) => Promise<void>) => {
  let asked = false;
  const exit = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
  worker.once('exit', (code) => {
    if (!asked) fail(new Error(`the ${name} thread of the read model ended with code ${code}`));
  });
  return (ask) => {
    asked = true;
    ask();
    return exit;
  };
};
