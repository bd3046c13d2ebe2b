import { Refusal } from '../domain/kernel/refusal.js';
import type { Answer, Request } from './request.js';

type Answers = (Answer | undefined)[];

/** What waits to be decided: one command, or several that go together. It is answered once; later answers have no effect. */
export class Waiting {
  decided: Answers = [];

  constructor(
    readonly requests: readonly Request[],
    private readonly resolve: (answers: Answers) => void,
    private readonly reject: (error: unknown) => void,
  ) {}

  /** Sends what was decided. */
  answer(): void {
    this.resolve(this.decided);
  }
  /** Refuses all of it. What asks for nothing, to learn when all before it is done, is rejected. */
  refuse(refusal: Refusal): void {
    if (this.requests.length === 0) this.reject(refusal);
    else this.resolve(this.requests.map(() => refusal));
  }
  fail(error: unknown): void {
    this.reject(error);
  }
}

/** More waiting commands than this are turned away (503 with Retry-After). */
const MOST_WAITING = 20_000;

/** Commands in the order they came. Bounded, so that a node under too much load says so early. */
export class CommandQueue {
  private items: Waiting[] = [];
  private begin = 0;

  get isEmpty(): boolean {
    return this.begin === this.items.length;
  }

  /** Whether anything waits that a writer must answer: everything but dry runs. */
  get wantsWriting(): boolean {
    return this.items.some(({ requests }, i) => i >= this.begin && (requests.length === 0 || requests.some(({ dryRun }) => !dryRun)));
  }

  add(requests: readonly Request[], resolve: (answers: Answers) => void, reject: (error: unknown) => void): void {
    const item = new Waiting(requests, resolve, reject);
    if (this.items.length - this.begin >= MOST_WAITING) item.refuse(new Refusal('unavailable'));
    else this.items.push(item);
  }

  /** The next items, up to `most` commands and at least one item. */
  take(most: number): Waiting[] {
    const taken: Waiting[] = [];
    for (let commands = 0; ;) {
      const item = this.items[this.begin];
      if (!item || (taken.length > 0 && commands + item.requests.length > most)) break;
      commands += item.requests.length;
      taken.push(item);
      this.begin += 1;
    }
    if (this.begin > 1_000 || this.isEmpty) this.compact();
    return taken;
  }

  /** Items that were taken and did not fit come first again. */
  putBack(items: readonly Waiting[]): void {
    if (items.length === 0) return;
    this.compact();
    this.items.unshift(...items);
  }

  refuseAll(refusal: Refusal): void {
    for (const item of this.items.slice(this.begin)) item.refuse(refusal);
    this.items = [];
    this.begin = 0;
  }

  private compact(): void {
    this.items.splice(0, this.begin);
    this.begin = 0;
  }
}
