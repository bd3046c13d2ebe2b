import { Observable } from 'rxjs';
import { NotWritten, type AppendOutcome, type EventStore, type Head, type StoredEvent } from '../../src/event-store/event-store.js';
import { tailOf } from '../../src/event-store/stored-event.js';
import type { Owner, Scheduler } from './scheduler.js';
import type { Server } from './server.js';
import { CALM, type Weather } from './weather.js';

/** A call without an answer ends after so many milliseconds. */
export const DEADLINE = 400;

/** One process's way to the server, over a network with weather: each call is answered within the deadline, or its outcome is unknown. */
export class Connection implements EventStore {
  readonly stream = 'registry-UN01';
  readonly seen = undefined;
  weather: Weather = CALM;

  constructor(
    private readonly server: Server,
    private readonly scheduler: Scheduler,
    private readonly owner: Owner,
  ) {}

  async append(expected: Head, events: readonly StoredEvent[]): Promise<AppendOutcome> {
    const name = `append after ${expected}: ${events.map(({ id }) => id.slice(0, 8)).join(' ')}`;
    const outcome = await this.call<AppendOutcome>(name, () => this.server.append(expected, events), 'unknown');
    this.scheduler.note(`${this.owner.name} ${name} -> ${outcome}`);
    return outcome;
  }

  async head(): Promise<Head> {
    const head = await this.call<Head | undefined>('head', () => this.server.head(), undefined);
    if (head === undefined) throw new NotWritten('unavailable');
    return head;
  }

  /** Whole acts in their order, some time after they were written; later still while the weather is foul. */
  follow(after: Head): Observable<readonly StoredEvent[]> {
    return new Observable((observer) => {
      let next = after === 'none' ? 0 : Number(after) + 1;
      let due = false;
      const look = (): void => {
        if (due || next >= this.server.log.length) return;
        due = true;
        const { dice } = this.scheduler;
        const { answerLost, delay, news = delay } = this.weather;
        const wait = dice.chance(answerLost) ? dice.between(500, 1500) : dice.between(...news);
        this.scheduler.add(this.owner, wait, 'is told what is new', () => {
          due = false;
          const end = wholeActs(this.server.log, next, dice.between(1, 6));
          const events = this.server.log.slice(next, end);
          next = end;
          observer.next(events);
          look();
        });
      };
      const growth = this.server.grown.subscribe(look);
      look();
      return () => growth.unsubscribe();
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** A request, once or twice or never; its answer, or `otherwise` at the deadline. */
  private call<T>(what: string, work: () => T, otherwise: T): Promise<T> {
    const { scheduler, owner, weather } = this;
    const { dice } = scheduler;
    const network: Owner = { name: `network of ${owner.name}`, alive: true };
    return new Promise((resolve) => {
      const deadline = scheduler.add(owner, DEADLINE, `gives up: ${what}`, () => resolve(otherwise));
      const answer = (given: T): void => {
        if (dice.chance(this.weather.answerLost)) return;
        scheduler.within(owner, this.weather.delay, `is answered: ${what}`, () => {
          deadline.cancelled = true;
          resolve(given);
        });
      };
      const arrive = (): void => this.server.whenAwake(() => answer(work()));
      if (!dice.chance(weather.requestLost)) scheduler.within(network, weather.delay, `brings: ${what}`, arrive);
      if (dice.chance(weather.twice)) scheduler.within(network, [100, 6000], `brings once more: ${what}`, arrive);
    });
  }
}

/** The place after the act that place `next + some - 1` is in, or after the last event. */
const wholeActs = (log: readonly StoredEvent[], next: number, some: number): number => {
  for (let place = Math.min(next + some, log.length); place < log.length; place += 1) {
    const tail = tailOf(log[place - 1]?.body ?? '');
    if (tail?.part === tail?.parts) return place;
  }
  return log.length;
};
