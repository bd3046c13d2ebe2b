import type { Book } from '../domain/book/book.js';
import { happened } from '../domain/message/message.js';
import { Refusal } from '../domain/kernel/refusal.js';
import { WriterStarted } from '../domain/registry/writer-started.js';
import { NotWritten, type EventStore, type StoredAct, type StoredEvent } from '../event-store/event-store.js';
import { Appender } from './appender.js';
import { Batch } from './batch.js';
import { LedgerTime, type Clock } from './clock.js';
import { Decider } from './decider.js';
import { keyHash } from './hashes.js';
import { LiveBook, type LiveBookParts } from './live-book.js';
import { CommandQueue, type Waiting } from './queue.js';
import type { Answer, Request } from './request.js';
import { seal } from './seal.js';

/** What a ledger is made of. `file` holds every event; `store` is where they are appended: the same file, or a server. */
export interface LedgerParts extends LiveBookParts {
  readonly store: EventStore;
  readonly clock: Clock;
  /** Who this node is, for `WriterStarted`. */
  readonly node: { readonly node: string; readonly url: string; readonly build: string };
  readonly trials: boolean;
  /** How long callers wait for an outcome before they are told that it is unknown, in milliseconds. */
  readonly patience: number;
  /** Follows another writer until it is promoted, and decides nothing. */
  readonly standby?: boolean;
  /** So many milliseconds at least the clock is off from the server's. */
  readonly clockOff?: () => number;
  /** Told once what makes this ledger unusable, such as a disk that can't be read: the process is to end. */
  readonly stop?: (error: unknown) => void;
}

const BATCH = 512;
/**
 * The only way into a registry's stream: a command is in the ledger only if it was decided against the whole book exactly as it stood
 * just before its first event. One batch at a time is decided and appended at its exact revision; every answer, refusals too, leaves
 * only when its batch is durable (`docs/architecture.md` 4).
 */
export class Ledger {
  private readonly queue = new CommandQueue();
  private readonly time: LedgerTime;
  private readonly decider: Decider;
  private readonly appender: Appender;
  private readonly live: LiveBook;
  private running: Promise<void> | undefined;
  private writing: Promise<void> | undefined;
  private promoted = false;
  private promoting: Promise<void> | undefined;
  private broken = false;
  /** The batch whose outcome is awaited. */
  private inFlight: Promise<void> | undefined;
  /** The revision of this node's own `WriterStarted`. */
  private startedAt: bigint | undefined;

  private constructor(private readonly parts: LedgerParts) {
    this.time = new LedgerTime(parts.clock, parts.clockOff);
    this.appender = new Appender(parts.store, parts.patience);
    this.live = new LiveBook(parts, this.time);
    this.decider = new Decider(parts.book, parts.catalogue, (revision) => parts.file.actAt(revision), parts.trials);
  }

  /** Reads the file, each event checked. Nothing is written yet. Throws `DamagedFile`, `UnlawfulAct`, and on an event this build doesn't know. */
  static read(parts: LedgerParts): Ledger {
    const ledger = new Ledger(parts);
    ledger.live.replay();
    parts.file.heads().subscribe(() => ledger.followWhenIdle());
    return ledger;
  }

  /** Says `WriterStarted`, once: when that is durable nothing older can land. The first command does it where nobody did before. */
  startWriting(): Promise<void> {
    this.writing ??= this.sayWriterStarted().catch((error: unknown) => {
      this.writing = undefined;
      if (!(error instanceof Refusal || error instanceof NotWritten)) this.stop(error);
      throw error;
    });
    return this.writing;
  }

  /** Takes over from whoever writes: safe at any moment, since the expected revision is the fence. Throws `unavailable`. */
  promote(): Promise<void> {
    this.promoted = true;
    this.promoting ??= this.takeOver().finally(() => (this.promoting = undefined));
    return this.promoting;
  }

  /** One `WriterStarted` at a time: what is being said, or decided, comes to its end first. */
  private async takeOver(): Promise<void> {
    await Promise.allSettled([this.writing, this.inFlight]);
    this.writing = undefined;
    await this.startWriting().catch((error: unknown) => {
      throw error instanceof NotWritten ? new Refusal(error.because) : error;
    });
  }

  get revision(): bigint {
    return this.live.head;
  }
  /** Whether this node writes: it said `WriterStarted`, and nobody is known to have said it since. */
  get isWriter(): boolean {
    const { book } = this.parts;
    return this.startedAt !== undefined && book.writer.get(book.code)?.since === this.startedAt && !this.broken;
  }
  /** Whether the registry is open: until then it has nothing to read. */
  get isOpen(): boolean {
    return this.parts.book.registry.has(this.parts.book.code);
  }
  get book(): Book {
    return this.parts.book;
  }

  /** The act the command became, or its refusal. Rejects only on a fault of the program or the machine. */
  async execute(request: Request): Promise<Answer> {
    const [answer] = await this.enqueue([request]);
    if (!answer) throw new Error('a command without an answer');
    return answer;
  }

  /** All of the commands in one append, or none: then the answers hold the refusal at the place of the command that was refused. */
  executeTogether(requests: readonly Request[]): Promise<(Answer | undefined)[]> {
    return this.enqueue(requests);
  }

  /**
   * The act written under a caller's key; undefined where there is none, once everything that came before the question has its outcome and
   * the head still is where it was. Throws `outcome-unknown` until that is known, `not-the-writer` where another node knows.
   */
  async find(actor: string, key: string): Promise<StoredAct | undefined> {
    const command = keyHash(actor, this.parts.book.code, key);
    const certain = (): StoredAct | undefined => {
      const act = this.decider.written(command, { head: this.live.head, events: [] });
      return act?.every(({ revision }) => revision <= this.live.head) ? act : undefined;
    };
    const act = certain();
    if (act) return act;
    try {
      await this.enqueue([]);
    } catch (error) {
      throw error instanceof Refusal && error.code === 'unavailable' ? new Refusal('outcome-unknown') : error;
    }
    return certain();
  }

  /** Whether the book holds the event at `revision`, and nothing was found that stops this ledger. */
  accepts(revision: bigint): boolean {
    return !this.broken && revision <= this.live.head;
  }

  /** Looks at the whole book, where acts of others came to it: for a node that decides nothing, and so never has to. */
  lookAtBook(): void {
    if (this.inFlight || this.appender.isBusy || this.broken) return;
    this.stopOn(() => this.live.check());
  }

  /** Waits until everything that was given is answered. */
  async settled(): Promise<void> {
    await this.running;
  }

  /**
   * The revision up to which everything at or before `ms` has landed, where this node knows that nothing more can; from then on it writes
   * no such time. Undefined where it doesn't know: while an act of such a time is under way, within the 2 s that a clock may be set back,
   * and where it isn't the writer. The promise is this process's own: it is good where no other can write the store.
   */
  settledUpTo(ms: number): bigint | undefined {
    return this.isWriter && this.time.isOver(ms) ? this.live.head : undefined;
  }

  private enqueue(requests: readonly Request[]): Promise<(Answer | undefined)[]> {
    return new Promise((resolve, reject) => {
      this.queue.add(requests, resolve, reject);
      this.running ??= this.run();
    });
  }

  private async run(): Promise<void> {
    for (;;) {
      await new Promise<void>((go) => setImmediate(go));
      if (this.queue.isEmpty) break;
      this.inFlight = this.serveNext();
      await this.inFlight;
      this.inFlight = undefined;
    }
    this.running = undefined;
  }

  /** The next batch; those that wait hear of it when none can be served. */
  private async serveNext(): Promise<void> {
    let taken: Waiting[] = [];
    try {
      this.checkFit();
      if (this.writing || this.queue.wantsWriting) await this.startWriting();
      taken = this.queue.take(BATCH);
      await this.serve(taken);
    } catch (error) {
      this.parts.book.rollback();
      this.time.landed();
      const known = error instanceof NotWritten ? new Refusal(error.because) : error;
      if (!(known instanceof Refusal)) this.stop(error);
      for (const item of taken) item.refuse(known instanceof Refusal ? known : new Refusal('outcome-unknown'));
      if (taken.length === 0) this.queue.refuseAll(known instanceof Refusal ? known : new Refusal('unavailable'));
    }
  }

  /** Decides, appends, answers; after a conflict the same commands again, on the book as it is then. */
  private async serve(taken: Waiting[]): Promise<void> {
    const { book } = this.parts;
    for (;;) {
      this.live.catchUp();
      this.checkWriter();
      this.live.check();
      book.begin();
      const at = this.time.begin();
      const batch = new Batch(book, this.decider, this.live.head, at);
      this.queue.putBack(batch.decide(taken));
      if ((await this.append(batch.events, taken)) === 'committed') {
        book.commit();
        this.live.committed(batch.events.length, at);
        this.time.landed();
        for (const item of taken) item.answer();
        return;
      }
      book.rollback();
    }
  }

  /** Callers who have waited long enough hear that the outcome is unknown, those behind them that they were not served. */
  private append(events: readonly StoredEvent[], decided: readonly Waiting[]): Promise<'committed' | 'conflict'> {
    return this.appender.append(this.live.head < 0n ? 'none' : this.live.head, events, () => {
      for (const item of decided) item.refuse(new Refusal('outcome-unknown'));
      this.queue.refuseAll(new Refusal('unavailable'));
    });
  }

  /** Between batches the book follows the file; during one the file's new head is this node's own. */
  private followWhenIdle(): void {
    if (this.inFlight || this.appender.isBusy || this.broken) return;
    this.stopOn(() => this.live.catchUp());
  }

  private stopOn(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.stop(error);
    }
  }

  /** A store or a file that is not what it must be: nothing more is decided, and the process is to end. */
  private stop(error: unknown): void {
    if (!this.broken) this.parts.stop?.(error);
    this.broken = true;
  }

  /** A standby sends callers to the writer; a broken ledger sends them away. Throws `not-the-writer`, `unavailable`. */
  private checkFit(): void {
    if (this.broken) throw new Refusal('unavailable');
    const { book, standby } = this.parts;
    const location = book.writer.get(book.code)?.url;
    if (standby && !this.promoted) throw new Refusal('not-the-writer', location === undefined ? {} : { location });
  }

  /** Once another said `WriterStarted` after this node did, this node decides nothing more. Throws `not-the-writer`. */
  private checkWriter(): void {
    const { book } = this.parts;
    const writer = book.writer.get(book.code);
    if (writer && this.startedAt !== undefined && writer.since !== this.startedAt)
      throw new Refusal('not-the-writer', { location: writer.url });
  }

  private async sayWriterStarted(): Promise<void> {
    const { book, catalogue, node } = this.parts;
    this.live.check();
    const started = happened(WriterStarted, { ...node, catalogue: catalogue.fingerprint() });
    for (;;) {
      const meta = {
        registry: book.code,
        actor: 'node',
        approver: null,
        authority: null,
        at: this.time.begin(),
        command: null,
        commandHash: null,
      };
      const act = seal([started], this.live.head + 1n, meta).map(({ stored }) => stored);
      if ((await this.append(act, [])) === 'committed') {
        this.live.fold(act);
        this.startedAt = this.live.head;
        this.time.landed();
        return;
      }
      this.live.catchUp();
    }
  }
}
