import type { Book } from '../domain/book/book.js';
import { Refusal, type RefusalNames } from '../domain/kernel/refusal.js';
import { happened, type Act, type DomainEvent } from '../domain/message/message.js';
import { HistoryRestored } from '../domain/registry/history-restored.js';
import { WriterStarted } from '../domain/registry/writer-started.js';
import { NotWritten, type StoredEvent } from '../event-store/event-store.js';
import type { Catalogue } from './catalogue.js';
import type { LedgerTime } from './clock.js';
import type { LiveBook } from './live-book.js';
import { seal } from './seal.js';

/** Who a node is, as `WriterStarted` records it. */
export interface NodeName {
  readonly node: string;
  readonly url: string;
  readonly build: string;
}

/** What `HistoryRestored` says of events that were lost. */
export type Restored = Omit<HistoryRestored, 'apply'>;

/** What becoming the writer needs of the ledger. */
export interface WriterParts {
  readonly book: Book;
  readonly catalogue: Catalogue;
  readonly node: NodeName;
  /** What was lost of the registry, to be said in the act of the start. */
  readonly restored: Restored | undefined;
  /** Where callers may be sent on to; undefined: anywhere. */
  readonly peers: readonly string[] | undefined;
  readonly standby: boolean;
  readonly live: LiveBook;
  readonly time: LedgerTime;
  /** Appends right behind the live book's head, until the outcome is known. */
  readonly append: (events: readonly StoredEvent[]) => Promise<'committed' | 'conflict'>;
  /** Awaited before `WriterStarted`. */
  readonly beforeWriting: () => Promise<void>;
  /** Resolves when no batch is in flight. */
  readonly quiet: () => Promise<void>;
}

/**
 * Who writes the registry. A node's first act is `WriterStarted`: once it is durable nothing older can land, and whoever wrote before finds it
 * in the stream and decides nothing more. The expected revision of the append is the fence.
 */
export class Writer {
  private starting: Promise<void> | undefined;
  private promoting: Promise<void> | undefined;
  private promoted = false;
  /** The revision of this node's own `WriterStarted`. */
  private startedAt: bigint | undefined;

  /** What of it is to be said yet. */
  private restored: Restored | undefined;

  constructor(private readonly parts: WriterParts) {
    this.restored = parts.restored;
  }

  /** Whether this node is the last one known to have appended `WriterStarted`. */
  get holds(): boolean {
    return this.startedAt !== undefined && this.row?.since === this.startedAt;
  }

  /** How many events its start is. */
  get eventsOfStart(): bigint {
    return this.restored ? 2n : 1n;
  }

  /** Whether `WriterStarted` is durable or under way. */
  get hasBegun(): boolean {
    return this.starting !== undefined;
  }

  /** Appends `WriterStarted`, once; after a failure the next call tries again. Throws what the append or the clock throws. */
  start(): Promise<void> {
    this.starting ??= this.appendStarted().catch((error: unknown) => {
      this.starting = undefined;
      throw error;
    });
    return this.starting;
  }

  /** Takes over from whoever writes. Throws `unavailable` or `storage-full` where nothing could be written. */
  promote(): Promise<void> {
    this.promoted = true;
    this.promoting ??= this.takeOver().finally(() => (this.promoting = undefined));
    return this.promoting;
  }

  /** Throws `not-the-writer`, with the writer's address, on a standby that nobody has promoted. */
  checkPromoted(): void {
    if (this.parts.standby && !this.promoted) throw new Refusal('not-the-writer', this.whereTo);
  }

  /** Throws `not-the-writer` once another node appended `WriterStarted` after this one did. */
  checkFence(): void {
    const { row } = this;
    if (row && this.startedAt !== undefined && row.since !== this.startedAt) throw new Refusal('not-the-writer', this.whereTo);
  }

  private get row(): ReturnType<Book['writer']['get']> {
    return this.parts.book.writer.get(this.parts.book.code);
  }

  /** The writer's address, where it is a peer's: whoever can write the stream could name any, and callers take their keys there. */
  private get whereTo(): RefusalNames {
    const location = this.row?.url;
    const { peers } = this.parts;
    return location === undefined || (peers && !peers.includes(location)) ? {} : { location };
  }

  /** One `WriterStarted` at a time: a start or a batch that is under way ends first. */
  private async takeOver(): Promise<void> {
    await Promise.allSettled([this.starting, this.parts.quiet()]);
    this.starting = undefined;
    await this.start().catch((error: unknown) => {
      throw error instanceof NotWritten ? new Refusal(error.because) : error;
    });
  }

  private async appendStarted(): Promise<void> {
    const { book, catalogue, node, live, time, append, beforeWriting } = this.parts;
    await beforeWriting();
    const started: DomainEvent = happened(WriterStarted, { ...node, catalogue: catalogue.fingerprint() });
    const begun: Act = this.restored ? [happened(HistoryRestored, this.restored), started] : [started];
    const nobody = { actor: 'node', approver: null, authority: null, command: null, commandHash: null };
    for (;;) {
      const meta = { registry: book.code, ...nobody, at: time.begin() };
      const act = seal(begun, live.head + 1n, meta).map(({ stored }) => stored);
      if ((await append(act)) === 'committed') {
        live.appended(act);
        this.startedAt = live.head;
        this.restored = undefined;
        time.landed();
        return;
      }
      live.catchUp();
    }
  }
}
