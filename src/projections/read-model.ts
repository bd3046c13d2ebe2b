import type { Observable } from 'rxjs';
import { Refusal, refuse } from '../domain/kernel/refusal.js';
import type { Catalogue } from '../ledger/catalogue.js';
import { atFrom } from './at.js';
import { inProcess } from './in-process.js';
import type { Answer, Params, QuestionName, Reply } from './questions.js';
import { ReadProgress } from './read-progress.js';
import type { Answered, ReadThreads } from './read-threads.js';
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
  private head = -1n;

  private constructor(
    private readonly options: ReadModelOptions,
    private readonly progress: ReadProgress,
    private readonly threads: ReadThreads,
  ) {}

  /**
   * Opens the read file, making it anew where it is missing, of another version or not of this event file. Resolves once questions can be
   * answered: at once with an older read file, which then catches up. `follower` is the thread to use, where one is loading already. Throws
   * where the event file can't be read.
   */
  static async open(options: ReadModelOptions, follower?: FollowerThread): Promise<ReadModel> {
    const progress = new ReadProgress(options.made);
    const threads = options.inProcess ? inProcess(options, progress) : inThreads(options, progress, follower);
    return new ReadModel(options, progress, await threads);
  }

  /** The last revision that answers speak of; -1 for an empty book. */
  get revision(): bigint {
    return this.progress.revision;
  }
  /** The heads the read file has reached, from now on. */
  get applied(): Observable<bigint> {
    return this.progress.heads;
  }
  /** What made the read side fail, if anything did: then every question is rejected with it. */
  get failed(): Observable<Error> {
    return this.progress.faults;
  }

  /** Events up to `head` are durable: the read file is to have them too. */
  advance(head: bigint): void {
    if (head <= this.head || this.progress.fault) return;
    this.head = head;
    this.threads.follower.follow(head);
  }

  /** Waits until answers speak of `revision` or later. False where that took longer than `timeoutMs`. Rejects when the read side fails. */
  reach(revision: bigint, timeoutMs: number): Promise<boolean> {
    return this.progress.reach(revision, timeoutMs);
  }

  /**
   * The answer to a question, with the last revision of the resource that was read. Rejects with a `Refusal`: `unknown-registry` before it is
   * opened, `unknown-...` for what the book doesn't have at that time, `unknown-event` for a revision beyond the head, `malformed-request`
   * for an `at`, `by`, `cursor` or `pageSize` that can't be; with an error where the read side failed.
   */
  async ask<K extends QuestionName>(question: K, params: Params<K>): Promise<Reply<K>> {
    const { text, touched } = await this.askText(question, params);
    return { answer: JSON.parse(text) as Answer<K>, touched };
  }

  /** The same with the answer as JSON, as it came. */
  async askText<K extends QuestionName>(question: K, params: Params<K>): Promise<Answered> {
    const at = params.at === undefined ? null : atFrom(params.at);
    if (at && 'revision' in at) await this.waitFor(at.revision);
    if (this.progress.fault) throw this.progress.fault;
    const now = (this.options.now ?? Date.now)();
    const settled = at && 'instant' in at ? this.options.settledUpTo?.(at.instant) : undefined;
    const outcome = await this.threads.answerer.ask({ question, params, at, now, settled: settled ?? null });
    if ('refusal' in outcome) throw new Refusal(outcome.refusal, outcome.names);
    return outcome;
  }

  /** Ends both threads. Questions that wait are rejected. */
  async close(): Promise<void> {
    // Whoever writes the read file closes it last: only then does SQLite put the log into the file and remove it.
    await this.threads.answerer.close();
    await this.threads.follower.close();
    this.progress.end();
  }

  /** A revision that is durable but not yet in the read file is worth a short wait. Throws `unavailable`. */
  private async waitFor(revision: bigint): Promise<void> {
    if (revision > this.revision && revision <= this.head && !(await this.reach(revision, PATIENCE_MS))) refuse('unavailable');
  }
}
