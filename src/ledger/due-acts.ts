import type { Book } from '../domain/book/book.js';
import { Refusal } from '../domain/kernel/refusal.js';
import { dueRequest } from './due.js';
import type { Answer, Request } from './request.js';

/** What is due is done one act at a time, between the commands of others. */
export class DueActs {
  /** Whether an act that is due waits or is being written. */
  private underWay = false;

  constructor(
    private readonly book: Book,
    private readonly give: (request: Request) => Promise<(Answer | undefined)[]>,
  ) {}

  /** Only on the node that writes. What can't be written now is tried again behind the next act. */
  goOn(): void {
    const due = this.underWay ? undefined : dueRequest(this.book);
    if (!due) return;
    this.underWay = true;
    this.give(due).then(
      ([answer]) => {
        this.underWay = false;
        if (!(answer instanceof Refusal)) this.goOn();
      },
      () => (this.underWay = false),
    );
  }
}
