import type { Book } from '../domain/book/book.js';
import { happened } from '../domain/kernel/message.js';
import { Refusal } from '../domain/kernel/refusal.js';
import { WriterStarted } from '../domain/registry/writer-started.js';
import type { EventFile } from '../event-store/event-file.js';
import {
  NotWritten,
  type AppendOutcome,
  type EventStore,
  type Head,
  type StoredAct,
  type StoredEvent,
} from '../event-store/event-store.js';
import type { Catalogue } from './catalogue.js';
import { LedgerTime, type Clock } from './clock.js';
import { Decider, type Pending } from './decider.js';
import { foldAct } from './fold.js';
import { keyHash } from './hashes.js';
import { CommandQueue, type Waiting } from './queue.js';
import type { Answer, Done, Request } from './request.js';
import { MOST_ACT_BYTES, seal } from './seal.js';

/** What a ledger is made of. `file` holds every event; `store` is where they are appended: the same file, or a server. */
export interface LedgerParts {
  readonly book: Book;
  readonly store: EventStore;
  readonly file: EventFile;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  /** Who this node is, for `WriterStarted`. */
  readonly node: { readonly node: string; readonly url: string; readonly build: string };
  readonly trials: boolean;
  /** How long callers wait for an outcome before they are told that it is unknown, in milliseconds. */
  readonly patience: number;
  /** Follows another writer until it is promoted, and decides nothing. */
  readonly standby?: boolean;
  /** Looks at an act that this process didn't append, after it happened to the book. Throws where it breaks a law. */
  readonly checkForeign?: (book: Book, act: StoredAct) => void;
}

const BATCH = 512;
const RETRY_MS = 50;

/** The global timer, looked up at each call, so that tests can put their own time in its place. */
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/**
 * The only way into a registry's stream: a command is in the ledger only if it was decided against the whole book exactly as it stood
 * just before its first event. One batch at a time is decided and appended at its exact revision; every answer, refusals too, leaves
 * only when its batch is durable (`architecture.md` 4).
 */
export class Ledger {
  private readonly queue = new CommandQueue();
  private readonly time: LedgerTime;
  private readonly decider: Decider;
  private running: Promise<void> | undefined;
  private writing: Promise<void> | undefined;
  private promoted = false;
  /** Whether the file's next head may be this node's own. */
  private appending = false;
  /** The batch whose outcome is awaited. */
  private inFlight: Promise<void> | undefined;
  /** The revision of this node's own `WriterStarted`. */
  private startedAt: bigint | undefined;
  private head = -1n;

  private constructor(private readonly parts: LedgerParts) {
    this.time = new LedgerTime(parts.clock);
    this.decider = new Decider(parts.book, parts.catalogue, (revision) => parts.file.actAt(revision), parts.trials);
  }

  /** Reads the file, each event checked. Nothing is written yet. Throws `DamagedFile`, and on an event this build doesn't know. */
  static read(parts: LedgerParts): Ledger {
    const ledger = new Ledger(parts);
    for (const act of parts.file.replay()) ledger.fold(act);
    parts.file.heads().subscribe(() => ledger.followWhenIdle());
    return ledger;
  }

  /** Says `WriterStarted`, once: when that is durable nothing older can land. The first command does it where nobody did before. */
  startWriting(): Promise<void> {
    this.writing ??= this.sayWriterStarted().catch((error: unknown) => {
      this.writing = undefined;
      throw error;
    });
    return this.writing;
  }

  /** Takes over from whoever writes: safe at any moment, since the expected revision is the fence. */
  async promote(): Promise<void> {
    this.promoted = true;
    await this.inFlight;
    this.writing = undefined;
    await this.startWriting();
  }

  get revision(): bigint {
    return this.head;
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
   * The act written under a caller's key, once it is certain; undefined where there is none, which is certain only when this node's
   * `WriterStarted` is durable. Throws `outcome-unknown` while an append that may hold it has no outcome.
   */
  async find(actor: string, key: string): Promise<StoredAct | undefined> {
    const { book, patience } = this.parts;
    const command = keyHash(actor, book.code, key);
    const certain = (): StoredAct | undefined => {
      const act = this.decider.written(command, { head: this.head, events: [] });
      return act?.at(-1) && act.every(({ revision }) => revision <= this.head) ? act : undefined;
    };
    const act = certain();
    if (act) return act;
    this.checkStandby();
    await Promise.race([Promise.all([this.startWriting(), this.inFlight]), sleep(patience)]);
    if (this.startedAt === undefined || this.inFlight) throw new Refusal('outcome-unknown');
    return certain();
  }

  /** Waits until everything that was given is answered. */
  async settled(): Promise<void> {
    await this.running;
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
      this.inFlight = this.serve(this.queue.take(BATCH));
      await this.inFlight;
      this.inFlight = undefined;
    }
    this.running = undefined;
  }

  private async serve(taken: Waiting[]): Promise<void> {
    try {
      this.checkStandby();
      await this.startWriting();
      for (;;) {
        this.catchUp();
        this.checkWriter();
        const { book } = this.parts;
        book.begin();
        const events: StoredEvent[] = [];
        const at = this.time.now();
        const decided = this.decideAll(taken, events, at);
        const outcome = await this.append(events, decided);
        if (outcome === 'committed') {
          book.commit();
          if (events.length > 0) this.time.seen(at);
          this.head += BigInt(events.length);
          for (const item of decided) item.answer();
          return;
        }
        book.rollback();
        await this.parts.store.sync?.();
      }
    } catch (error) {
      this.parts.book.rollback();
      const refusal = error instanceof NotWritten ? new Refusal(error.because) : error instanceof Refusal ? error : undefined;
      for (const item of taken)
        if (refusal) item.refuse(refusal);
        else item.fail(error);
    }
  }

  /** Decides as many as fit one append; the others wait for the next. */
  private decideAll(taken: Waiting[], events: StoredEvent[], at: string): Waiting[] {
    let bytes = 0;
    for (const [i, item] of taken.entries()) {
      const mark = this.parts.book.mark();
      const begin = events.length;
      this.decideItem(item, events, at);
      const own = events.slice(begin).reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
      bytes += own;
      if (bytes <= MOST_ACT_BYTES) continue;
      this.undo(events, begin, mark);
      if (own > MOST_ACT_BYTES) item.decided = item.requests.map(() => new Refusal('too-large'));
      this.queue.putBack(taken.splice(own > MOST_ACT_BYTES ? i + 1 : i));
      break;
    }
    return taken;
  }

  /** A fault of the program in one command is that command's alone. */
  private decideItem(item: Waiting, events: StoredEvent[], at: string): void {
    const mark = this.parts.book.mark();
    const begin = events.length;
    item.decided = item.requests.map(() => undefined);
    for (const [i, request] of item.requests.entries()) {
      try {
        item.decided[i] = this.decideOne(request, { head: this.head, events }, at);
      } catch (error) {
        this.undo(events, begin, mark);
        if (!(error instanceof Refusal)) return item.fail(error);
        const refusal = item.requests.length > 1 ? inGroup(error, i, item.decided) : error;
        item.decided = item.requests.map((_, place) => (place === i ? refusal : undefined));
        return;
      }
    }
  }

  private decideOne(request: Request, pending: Pending, at: string): Done {
    const mark = this.parts.book.mark();
    const done = this.decider.decide(request, pending, at);
    if (request.dryRun) this.parts.book.rollbackTo(mark);
    else if (!done.replayed) pending.events.push(...done.act);
    return done;
  }

  private undo(events: StoredEvent[], begin: number, mark: number): void {
    events.length = begin;
    this.parts.book.rollbackTo(mark);
  }

  /**
   * The identical append until its outcome is known. Meanwhile nothing else is decided; callers who have waited long enough hear that the
   * outcome is unknown. A batch without events holds only if the head still is the one it was decided on.
   */
  private async append(events: readonly StoredEvent[], decided: readonly Waiting[]): Promise<'committed' | 'conflict'> {
    const { store, patience } = this.parts;
    const expected = this.head < 0n ? 'none' : this.head;
    if (events.length === 0) return (await store.head()) === expected ? 'committed' : 'conflict';
    const began = performance.now();
    for (;;) {
      const outcome = await this.appendOnce(expected, events);
      if (outcome !== 'unknown') return outcome;
      const left = patience - (performance.now() - began);
      if (left <= 0) {
        for (const item of decided) item.refuse(new Refusal('outcome-unknown'));
        this.queue.refuseAll(new Refusal('unavailable'));
      }
      await sleep(left > 0 ? Math.min(RETRY_MS, left) : RETRY_MS);
    }
  }

  private async appendOnce(expected: Head, events: readonly StoredEvent[]): Promise<AppendOutcome> {
    this.appending = true;
    try {
      return await this.parts.store.append(expected, events);
    } finally {
      this.appending = false;
    }
  }

  /** Another writer's acts, as they reached the local file. */
  private catchUp(): void {
    const { file, book, checkForeign } = this.parts;
    while (this.head < file.size - 1n) {
      const act = file.actAt(this.head + 1n);
      this.fold(act);
      checkForeign?.(book, act);
    }
  }

  /** Between batches the book follows the file; during one the file's new head is this node's own. */
  private followWhenIdle(): void {
    if (!this.inFlight && !this.appending) this.catchUp();
  }

  /** A standby sends callers to the writer. Throws `not-the-writer`. */
  private checkStandby(): void {
    const { book, standby } = this.parts;
    const location = book.writer.get(book.code)?.url;
    if (standby && !this.promoted) throw new Refusal('not-the-writer', location === undefined ? {} : { location });
  }

  /** Once another said `WriterStarted` after this node did, this node decides nothing more. Throws `not-the-writer`. */
  private checkWriter(): void {
    const { book } = this.parts;
    const writer = book.writer.get(book.code);
    if (writer && writer.since !== this.startedAt) throw new Refusal('not-the-writer', { location: writer.url });
  }

  private fold(act: readonly StoredEvent[]): void {
    const first = foldAct(this.parts.book, this.parts.catalogue, act);
    if (first) this.time.seen(first.at);
    this.head += BigInt(act.length);
  }

  private async sayWriterStarted(): Promise<void> {
    const { book, catalogue, node } = this.parts;
    const started = happened(WriterStarted, { ...node, catalogue: catalogue.fingerprint() });
    for (;;) {
      const meta = {
        registry: book.code,
        actor: 'node',
        approver: null,
        authority: null,
        at: this.time.now(),
        command: null,
        commandHash: null,
      };
      const act = seal([started], this.head + 1n, meta).map(({ stored }) => stored);
      if ((await this.append(act, [])) === 'committed') {
        this.fold(act);
        this.startedAt = this.head;
        return;
      }
      await this.parts.store.sync?.();
      this.catchUp();
    }
  }
}

/** A refusal inside a group of commands that go together: its line, and the earlier line it collides with, if it does. */
const inGroup = ({ code, names }: Refusal, i: number, before: readonly (Answer | undefined)[]): Refusal => {
  const { conflictsWith, ...rest } = names;
  const other = before.findIndex(
    (answer) => !(answer instanceof Refusal) && answer?.act.some(({ revision }) => revision === conflictsWith),
  );
  const collision = other < 0 ? { conflictsWith } : { conflictsWithLine: other + 1 };
  return new Refusal(code, { ...rest, ...collision, line: i + 1 });
};
