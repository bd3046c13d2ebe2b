import { Subject } from 'rxjs';
import type { AppendOutcome, Head, StoredEvent } from '../../src/event-store/event-store.js';

/**
 * The stream on a server, with its idempotency rule to the letter (`docs/architecture.md` 10.1, explicit revisions): where the stream ends
 * as expected the events are written, also if their ids are in it already; where it is longer, ids alone decide whether they are these
 * events.
 */
export class Server {
  /** What was written, at the places the server gave it: place 0 first. */
  readonly log: StoredEvent[] = [];
  readonly grown = new Subject<number>();
  frozen = false;
  private readonly waiting: (() => void)[] = [];

  append(expected: Head, events: readonly StoredEvent[]): AppendOutcome {
    const begin = expected === 'none' ? 0 : Number(expected) + 1;
    if (begin > this.log.length) return 'conflict';
    if (begin < this.log.length) return events.every(({ id }, i) => this.log[begin + i]?.id === id) ? 'committed' : 'conflict';
    this.log.push(...events);
    this.grown.next(this.log.length);
    return 'committed';
  }

  head(): Head {
    return this.log.length === 0 ? 'none' : BigInt(this.log.length - 1);
  }

  /** A frozen server does nothing; what reached it is done when it wakes. */
  whenAwake(work: () => void): void {
    if (this.frozen) this.waiting.push(work);
    else work();
  }

  wake(): void {
    this.frozen = false;
    for (const work of this.waiting.splice(0)) work();
  }
}
