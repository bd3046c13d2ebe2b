import type { ServerResponse } from 'node:http';
import { refuse } from '../../domain/kernel/refusal.js';
import type { Registry } from '../../node/registries.js';

/** A reader that hears nothing for so long is sent a sign of life, which also finds out when it is gone. */
const HEARTBEAT_MS = 15_000;

/** What a reader that waits for more is woken by. */
type News = 'grown' | 'beat' | 'end';

/** One stream or page of events on its way to somebody. */
export class OpenReader {
  private waiting: ((news: News) => void) | undefined;
  private waitsSince = 0;
  private isOver = false;

  constructor(
    readonly registry: Registry,
    private readonly answer: ServerResponse,
    private readonly mayRead: () => boolean,
  ) {}

  /** Whether more may be sent: asked right before each piece, so that what takes away the right to read is the last that is read. */
  get goesOn(): boolean {
    if (!this.isOver && !this.mayRead()) this.end('denied');
    return !this.isOver;
  }

  /** Throws `forbidden` where the reader may read no more: a page that broke off must not look like one that is whole. */
  checkGoesOn(): void {
    if (!this.goesOn) refuse('forbidden');
  }

  /** Waits for events behind `place`, for the time of a sign of life, or for the end. */
  news(place: bigint): Promise<News> {
    if (this.isOver) return Promise.resolve('end');
    if (this.registry.file.size - 1n > place) return Promise.resolve('grown');
    this.waitsSince = performance.now();
    return new Promise((resolve) => (this.waiting = resolve));
  }

  wake(news: News): void {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.(news);
  }

  /** From time to time: a reader that takes nothing is found out too. */
  look(now: number): void {
    if (this.goesOn && this.waiting && now - this.waitsSince >= HEARTBEAT_MS) this.wake('beat');
  }

  /** Nothing more is sent. Who waits for more comes to its end; who is denied and still has to take something is cut off. */
  end(why: 'gone' | 'stopping' | 'denied'): void {
    if (this.isOver) return;
    this.isOver = true;
    if (why === 'denied' && !this.waiting) this.answer.destroy();
    this.wake('end');
  }
}
