import type { Book } from '../book/book.js';
import { Activity, Bps } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';

/** of what is issued of a programme from now on, so much goes into each buffer. */
@Event('BuffersSet', 1)
export class BuffersSet implements DomainEvent {
  @Activity() programme!: string;
  @Bps() uncertaintyBps!: string;
  @Bps() reversalBps!: string;
  @Bps() pooledBps!: string;

  apply(book: Book, revision: bigint): void {
    const { programme, uncertaintyBps, reversalBps, pooledBps } = this;
    const bps = { uncertainty: uncertaintyBps, reversal: reversalBps, pooled: pooledBps };
    book.buffers.set(programme, { programme, bps, releases: [], since: revision });
  }
}
