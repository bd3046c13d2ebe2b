import type { Book } from '../domain/book/book.js';
import { Refusal } from '../domain/kernel/refusal.js';
import { NotWritten, type StoredAct, type StoredEvent } from '../event-store/event-store.js';
import { Appender } from './appender.js';
import { Batch } from './batch.js';
import { LedgerTime, type ClockTrouble } from './clock.js';
import { Decider } from './decider.js';
import { DueActs } from './due-acts.js';
import { keyHash } from './hashes.js';
import type { LedgerParts } from './ledger-parts.js';
import { LiveBook } from './live-book.js';
import { prepareReports } from './prepare-reports.js';
import { CommandQueue, type Waiting } from './queue.js';
import type { Answer, Request } from './request.js';
import { Writer } from './writer.js';

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
  private readonly writer: Writer;
  private readonly due: DueActs;
  private running: Promise<void> | undefined;
  /** The batch whose outcome is awaited. */
  private inFlight: Promise<void> | undefined;
  private broken = false;
  private readOnly = false;

  private constructor(private readonly parts: LedgerParts) {
    const { book, catalogue, node, restored, peers, standby = false, file, beforeWriting = () => Promise.resolve() } = parts;
    const time = (this.time = new LedgerTime(parts.clock, parts.clockChecks));
    const live = (this.live = new LiveBook(parts, time));
    this.appender = new Appender(parts.store, parts.patience);
    this.decider = new Decider(book, catalogue, (revision) => file.actAt(revision), parts.trials);
    const append = (events: readonly StoredEvent[]): Promise<'committed' | 'conflict'> => this.append(events, []);
    const quiet = async (): Promise<void> => this.inFlight;
    this.writer = new Writer({ book, catalogue, node, restored, peers, standby, live, time, append, beforeWriting, quiet });
    this.due = new DueActs(book, (request) => this.enqueue([request]));
  }

  /** Reads the file, each event checked, and writes nothing. Throws `DamagedFile`, `UnlawfulAct`, and on an event this build doesn't know. */
  static read(parts: LedgerParts): Ledger {
    const ledger = new Ledger(parts);
    ledger.live.replay();
    parts.file.heads().subscribe(() => ledger.whenIdle(() => ledger.live.catchUp()));
    return ledger;
  }

  get book(): Book {
    return this.parts.book;
  }
  get revision(): bigint {
    return this.live.head;
  }
  /** Whether the registry is open: until then it has nothing to read. */
  get isOpen(): boolean {
    return this.book.registry.has(this.book.code);
  }
  /** Whether this node writes: it appended `WriterStarted`, and nobody is known to have done so since. */
  get isWriter(): boolean {
    return !this.broken && !this.readOnly && this.writer.holds;
  }

  /** Why nothing can be written just now because of the clock; undefined where that is right. */
  get clockTrouble(): ClockTrouble | undefined {
    return this.time.trouble;
  }

  /** Appends this node's `WriterStarted`, once. The first command does it where nobody did before. */
  startWriting(): Promise<void> {
    return this.stoppedByFault(this.writer.start());
  }

  /** Takes over from whoever writes: safe at any moment, since the expected revision is the fence. Throws `unavailable`. */
  promote(): Promise<void> {
    return this.stoppedByFault(this.writer.promote());
  }

  /** The act the command became, or its refusal. Rejects only on a fault of the program or the machine. */
  async execute(request: Request): Promise<Answer> {
    const [answer] = await this.executeTogether([request]);
    if (!answer) throw new Error('a command without an answer');
    return answer;
  }

  /** All of the commands in one append, or none: then the answers hold the refusal at the place of the command that was refused. */
  executeTogether(requests: readonly Request[]): Promise<(Answer | undefined)[]> {
    const reports = prepareReports(this.parts, requests, this.live.head);
    return reports ? reports.then((of) => (of instanceof Refusal ? requests.map(() => of) : this.enqueue(of))) : this.enqueue(requests);
  }

  /**
   * The act written under a caller's key; undefined where there is none, once everything that came before the question has its outcome and
   * the head still is where it was. Throws `outcome-unknown` until that is known, `not-the-writer` where another node knows.
   */
  async find(actor: string, key: string): Promise<StoredAct | undefined> {
    const command = keyHash(actor, this.book.code, key);
    const act = this.durable(command);
    if (act) return act;
    await this.enqueue([]).catch((error: unknown) => {
      throw error instanceof Refusal && error.code === 'unavailable' ? new Refusal('outcome-unknown') : error;
    });
    return this.durable(command);
  }

  /** Whether the book holds the event at `revision`, and nothing was found that stops this ledger. */
  accepts(revision: bigint): boolean {
    return !this.broken && !this.readOnly && revision <= this.live.head;
  }

  /** A durable act broke a law: from here on every command is refused, and what is there can be read. */
  stopDeciding(): void {
    this.readOnly = true;
  }

  /** Waits until every command that was given is answered. */
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

  /** The next batch. Where none can be served, everybody who waits is refused. */
  private async serveNext(): Promise<void> {
    let taken: Waiting[] = [];
    try {
      if (this.broken || this.readOnly) throw new Refusal('unavailable');
      this.writer.checkPromoted();
      if (this.writer.hasBegun || this.queue.wantsWriting) await this.startWriting();
      taken = this.queue.take(BATCH);
      await this.serve(taken);
    } catch (error) {
      this.book.rollback();
      this.time.landed();
      const known = error instanceof NotWritten ? new Refusal(error.because) : error;
      if (!(known instanceof Refusal)) this.stop(error);
      for (const item of taken) item.refuse(known instanceof Refusal ? known : new Refusal('outcome-unknown'));
      if (taken.length === 0) this.queue.refuseAll(known instanceof Refusal ? known : new Refusal('unavailable'));
    }
  }

  /** Decides, appends, answers; after a conflict the same commands again, on the book as it is then. */
  private async serve(taken: Waiting[]): Promise<void> {
    const { book, live } = this;
    for (;;) {
      live.catchUp();
      this.writer.checkFence();
      book.begin();
      const at = this.time.begin();
      const batch = new Batch(book, this.decider, this.headOfBatch, at);
      this.queue.putBack(batch.decide(taken));
      if ((await this.append(batch.events, taken)) === 'committed') {
        book.commit();
        live.committed(batch.events, at);
        this.time.landed();
        for (const item of taken) item.answer();
        if (this.isWriter) this.due.goOn();
        return;
      }
      book.rollback();
    }
  }

  /** Where this node did not begin to write yet its `WriterStarted` comes first: dry runs, which alone are decided before, count it. */
  private get headOfBatch(): bigint {
    return this.writer.hasBegun || this.parts.standby ? this.live.head : this.live.head + this.writer.eventsOfStart;
  }

  /** Callers who have waited long enough are refused: those of the append with `outcome-unknown`, those behind them with `unavailable`. */
  private append(events: readonly StoredEvent[], decided: readonly Waiting[]): Promise<'committed' | 'conflict'> {
    this.live.checkNext(events);
    return this.appender.append(this.live.head < 0n ? 'none' : this.live.head, events, () => {
      for (const item of decided) item.refuse(new Refusal('outcome-unknown'));
      this.queue.refuseAll(new Refusal('unavailable'));
    });
  }

  /** The act under the hash of a key, where all of it is durable. */
  private durable(command: string): StoredAct | undefined {
    const act = this.decider.written(command, { head: this.live.head, events: [] });
    return act?.every(({ revision }) => revision <= this.live.head) ? act : undefined;
  }

  /** Between batches the book follows the file; during one the file's new head is this node's own. */
  private whenIdle(work: () => void): void {
    if (this.inFlight || this.appender.isBusy || this.broken) return;
    try {
      work();
    } catch (error) {
      this.stop(error);
    }
  }

  private async stoppedByFault(work: Promise<void>): Promise<void> {
    try {
      await work;
      if (this.isWriter) this.due.goOn();
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof NotWritten)) this.stop(error);
      throw error;
    }
  }

  /** A store or a file that is not what it must be: nothing more is decided, and the process must end. */
  private stop(error: unknown): void {
    if (!this.broken) this.parts.stop?.(error);
    this.broken = true;
  }
}
