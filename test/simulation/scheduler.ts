import { createHash } from 'node:crypto';
import { Dice } from './dice.js';

/** Whose work a task is: a process, a client, the network. What a dead owner had still to do is never done. */
export interface Owner {
  readonly name: string;
  alive: boolean;
}

export interface Task {
  readonly owner: Owner;
  readonly at: number;
  /** Decides among tasks of the same instant. */
  readonly luck: number;
  readonly what: string;
  readonly run: () => void;
  cancelled: boolean;
}

const realImmediate = setImmediate;
/** When this resolves, everything that waited for nothing but other promises has run. */
const settle = (): Promise<void> => new Promise((go) => realImmediate(go));

/**
 * One thing at a time, in virtual milliseconds. Every timer, message and crash is a task; which of those due at one instant runs first is
 * the seed's choice. Between two tasks all promises settle, so a run depends on its seed alone.
 */
export class Scheduler {
  now = 0;
  steps = 0;
  readonly trace: string[] = [];
  readonly dice: Dice;
  /** Whose task runs: timers set meanwhile are that owner's. */
  current: Owner = { name: 'world', alive: true };
  private readonly heap: Task[] = [];

  constructor(seed: number) {
    this.dice = new Dice(seed);
  }

  add(owner: Owner, delay: number, what: string, run: () => void): Task {
    const task = { owner, at: this.now + Math.max(0, delay), luck: this.dice.roll(), what, run, cancelled: false };
    this.heap.push(task);
    this.rise(this.heap.length - 1);
    return task;
  }

  /** After some time between the two, as the seed says. */
  within(owner: Owner, [least, most]: readonly [number, number], what: string, run: () => void): Task {
    return this.add(owner, this.dice.between(least, most), what, run);
  }

  sleep(owner: Owner, delay: number): Promise<void> {
    return new Promise((go) => this.add(owner, delay, 'wakes', go));
  }

  note(text: string): void {
    this.trace.push(`${this.now} ${text}`);
  }

  /** Runs tasks until `done`, or until none is left. Throws after `most` steps: something doesn't come to its end. */
  async run(done: () => boolean, most: number): Promise<void> {
    for (const end = this.steps + most; !done();) {
      const task = this.take();
      if (!task) return;
      if (task.cancelled || !task.owner.alive) continue;
      if ((this.steps += 1) > end) throw new Error(`not at its end after ${most} steps, at ${this.now} ms`);
      this.now = Math.max(this.now, task.at);
      this.current = task.owner;
      this.note(`${task.owner.name} ${task.what}`);
      task.run();
      await settle();
    }
  }

  /** SHA-256 over everything that was done and said, in order. */
  hash(): string {
    return createHash('sha256').update(this.trace.join('\n')).digest('hex');
  }

  private take(): Task | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (first && last && this.heap.length > 0) {
      this.heap[0] = last;
      this.sink(0);
    }
    return first;
  }

  private rise(place: number): void {
    for (let i = place; i > 0;) {
      const parent = (i - 1) >> 1;
      if (!this.swapIfBefore(i, parent)) return;
      i = parent;
    }
  }

  private sink(place: number): void {
    for (let i = place; ;) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      const child = right < this.heap.length && before(this.heap[right], this.heap[left]) ? right : left;
      if (child >= this.heap.length || !this.swapIfBefore(child, i)) return;
      i = child;
    }
  }

  private swapIfBefore(a: number, b: number): boolean {
    const [first, second] = [this.heap[a], this.heap[b]];
    if (!first || !second || !before(first, second)) return false;
    [this.heap[a], this.heap[b]] = [second, first];
    return true;
  }
}

const before = (a: Task | undefined, b: Task | undefined): boolean =>
  a !== undefined && b !== undefined && (a.at < b.at || (a.at === b.at && a.luck < b.luck));
