import type { Book } from '../domain/book/book.js';
import { Refusal } from '../domain/kernel/refusal.js';
import type { StoredEvent } from '../event-store/event-store.js';
import type { Decider } from './decider.js';
import type { Waiting } from './queue.js';
import type { Answer, Done, Request } from './request.js';
import { MOST_ACT_BYTES } from './seal.js';

/** Commands decided one after the other on the whole book, as many as one append can hold. */
export class Batch {
  /** What is to be appended, all of it or nothing. */
  readonly events: StoredEvent[] = [];
  private bytes = 0;

  /** The book has an open batch; `head` is the revision it stands at, `at` the time of all acts. */
  constructor(
    private readonly book: Book,
    private readonly decider: Decider,
    private readonly head: bigint,
    private readonly at: string,
  ) {}

  /** Decides `taken` in order and returns those that don't fit, for the next append. What was decided waits in the items, not sent. */
  decide(taken: Waiting[]): Waiting[] {
    for (const [i, item] of taken.entries()) {
      const mark = this.book.mark();
      const begin = this.events.length;
      this.decideItem(item);
      let own = 0;
      for (let e = begin; e < this.events.length; e += 1) own += Buffer.byteLength(this.events[e]?.body ?? '');
      this.bytes += own;
      if (this.bytes <= MOST_ACT_BYTES) continue;
      this.undo(begin, mark);
      if (own > MOST_ACT_BYTES) item.decided = item.requests.map(() => new Refusal('too-large'));
      return taken.splice(own > MOST_ACT_BYTES ? i + 1 : i);
    }
    return [];
  }

  /** A fault of the program in one command is that command's alone. */
  private decideItem(item: Waiting): void {
    const mark = this.book.mark();
    const begin = this.events.length;
    item.decided = item.requests.map(() => undefined);
    for (const [i, request] of item.requests.entries()) {
      try {
        item.decided[i] = this.decideOne(request);
      } catch (error) {
        this.undo(begin, mark);
        if (!(error instanceof Refusal)) return item.fail(error);
        const refusal = item.requests.length > 1 ? inGroup(error, i, item.decided) : error;
        item.decided = item.requests.map((_, place) => (place === i ? refusal : undefined));
        return;
      }
    }
  }

  private decideOne(request: Request): Done {
    const mark = this.book.mark();
    const done = this.decider.decide(request, { head: this.head, events: this.events }, this.at);
    if (request.dryRun) this.book.rollbackTo(mark);
    else if (!done.replayed) this.events.push(...done.act);
    return done;
  }

  private undo(begin: number, mark: number): void {
    this.events.length = begin;
    this.book.rollbackTo(mark);
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
