import { Observable, ReplaySubject, Subject, filter, firstValueFrom, map, merge, timer } from 'rxjs';
import { Refusal, refuse } from '../domain/kernel/refusal.js';
import type { Catalogue } from '../ledger/catalogue.js';
import { inProcess } from './in-process.js';
import { instantOf } from './queries/moment.js';
import type { Params, QuestionName, Reply } from './questions.js';
import type { Answered, QueryPort, FollowerPort } from './read-threads.js';
import { inThreads, type FollowerThread } from './threads.js';

export interface ReadModelOptions {
  /** The registry's directory: `events.sqlite` is in it, `read.sqlite` is made there. */
  readonly directory: string;
  readonly registry: string;
  /** Both sides in this thread, for tests: worker threads can't load TypeScript. */
  readonly inProcess?: boolean;
  /** With `inProcess`: the catalogue to use, instead of starting another. */
  readonly catalogue?: Catalogue;
  /** The node's time in milliseconds, for what changes with time alone. */
  readonly now?: () => number;
  /** The revision up to which everything at or before a time, in milliseconds, has landed for ever, where the writer knows. */
  readonly settledUpTo?: (ms: number) => bigint | undefined;
  /** How many events the snapshot of the registry's book is of, where more are to be made. */
  readonly snapshotOf?: bigint;
  /** Whether the node began with that snapshot, so that the read side may, too. */
  readonly beginsThere?: boolean;
  /** Called with each that is made, or why it couldn't be. */
  readonly made?: (snapshot: bigint | Error) => void;
}

const PATIENCE_MS = 2_000;

/**
 * The read side of one registry (`docs/architecture.md` 6): one worker thread follows the event file and writes the read file, another
 * answers from it. Decisions never ask it. The read file is a cache: deleted, it comes back with the same answers.
 */
export class ReadModel {
  /** The heads the read file has reached, from now on. */
  readonly applied: Observable<bigint>;
  /** What made the read side fail, if anything did: then every question is rejected with it. */
  readonly failed: Observable<Error>;
  private readonly heads = new Subject<bigint>();
  private readonly faults = new ReplaySubject<Error>(1);
  private fault: Error | undefined;
  private reached = -1n;
  private head = -1n;

  private constructor(private readonly options: ReadModelOptions) {
    this.applied = this.heads.asObservable();
    this.failed = this.faults.asObservable();
  }

  private following!: FollowerPort;
  private asking!: QueryPort;

  /**
   * Opens the read file, making it anew where it is missing, of another version or not of this event file. Resolves once questions can be
   * answered: at once with an older read file, which then catches up. `follower` is the thread to use, where one is loading already. Throws
   * where the event file can't be read.
   */
  static async open(options: ReadModelOptions, follower?: FollowerThread): Promise<ReadModel> {
    const model = new ReadModel(options);
    const listener = {
      applied: (revision: bigint) => model.haveApplied(revision),
      failed: (error: Error) => model.fail(error),
      made: (made: bigint | Error) => options.made?.(made),
    };
    const sides = options.inProcess ? inProcess(options, listener) : inThreads(options, listener, follower);
    return Object.assign(model, await sides);
  }

  /** The last revision that answers speak of; -1 for an empty book. */
  get revision(): bigint {
    return this.reached;
  }

  /** Events up to `head` are durable: the read file is to have them too. */
  advance(head: bigint): void {
    if (head <= this.head || this.fault) return;
    this.head = head;
    this.following.follow(head);
  }

  /** Waits until answers speak of `revision` or later. False where that took longer than `timeoutMs`. Rejects when the read side fails. */
  async reach(revision: bigint, timeoutMs: number): Promise<boolean> {
    if (this.reached >= revision) return true;
    if (this.fault) throw this.fault;
    const there = this.heads.pipe(
      filter((head) => head >= revision),
      map(() => true),
    );
    const failed = this.failed.pipe(
      map((error): never => {
        throw error;
      }),
    );
    return firstValueFrom(merge(there, failed, timer(timeoutMs).pipe(map(() => false))), { defaultValue: false });
  }

  /**
   * The answer to a question, with the last revision of the thing that was read. Rejects with a `Refusal`: `unknown-registry` before it is
   * opened, `unknown-...` for what the book doesn't have at that time, `unknown-event` for a revision beyond the head, `malformed-request`
   * for an `at`, `by`, `cursor` or `pageSize` that can't be; with an error where the read side failed.
   */
  async ask<K extends QuestionName>(question: K, params: Params<K>): Promise<Reply<K>> {
    const { text, touched } = await this.askText(question, params);
    return { answer: JSON.parse(text) as Reply<K>['answer'], touched };
  }

  /** The same with the answer as JSON, as it came. */
  async askText<K extends QuestionName>(question: K, params: Params<K>): Promise<Answered> {
    await this.waitFor(params.at);
    if (this.fault) throw this.fault;
    const now = (this.options.now ?? Date.now)();
    const instant = params.at === undefined ? undefined : instantOf(params.at);
    const settled = instant === undefined ? undefined : this.options.settledUpTo?.(instant);
    const outcome = await this.asking.ask({ question, params, now, settled: settled ?? null });
    if ('refusal' in outcome) throw new Refusal(outcome.refusal, outcome.names);
    return outcome;
  }

  /** Ends both sides. Questions that wait are rejected. */
  async close(): Promise<void> {
    await Promise.all([this.following.close(), this.asking.close()]);
    this.heads.complete();
    this.faults.complete();
  }

  /** A revision that is durable but not yet in the read file is worth a short wait. Throws `unavailable`. */
  private async waitFor(at: string | undefined): Promise<void> {
    if (at === undefined || !/^\d{1,15}$/.test(at)) return;
    const revision = BigInt(at);
    if (revision > this.reached && revision <= this.head && !(await this.reach(revision, PATIENCE_MS))) refuse('unavailable');
  }

  private haveApplied(revision: bigint): void {
    if (revision <= this.reached) return;
    this.reached = revision;
    this.heads.next(revision);
  }

  private fail(error: Error): void {
    if (this.fault) return;
    this.fault = error;
    this.faults.next(error);
  }
}
