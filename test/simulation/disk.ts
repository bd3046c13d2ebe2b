import { EventFile } from '../../src/event-store/event-file.js';
import { NotWritten, type AppendOutcome, type EventStore, type Head, type StoredEvent } from '../../src/event-store/event-store.js';
import type { Owner, Scheduler } from './scheduler.js';

/** What the next writes meet: no room, a lock, an error that leaves it open whether the bytes are there, a slow device. */
export type DiskFault = 'full' | 'busy' | 'error' | 'slow';

/** As SQLITE_IOERR: whether the bytes are there is open, and the process must end (`docs/architecture.md` 5.1). */
export class DiskFailed extends Error {}

/** An event file on a disk that may be full. */
export class LocalFile extends EventFile {
  isFull = false;

  override append(expected: Head, events: readonly StoredEvent[]): Promise<AppendOutcome> {
    if (this.isFull) throw new NotWritten('storage-full');
    return super.append(expected, events);
  }
}

/** The local event file as the store, on a disk that has faults. SQLite's commit is one instant: before it nothing is there, after it all. */
export class Disk implements EventStore {
  fault: DiskFault | undefined;

  constructor(
    private readonly file: EventFile,
    private readonly log: StoredEvent[],
    private readonly scheduler: Scheduler,
    private readonly owner: Owner,
  ) {}

  async append(expected: Head, events: readonly StoredEvent[]): Promise<AppendOutcome> {
    await this.wait('writes');
    if (this.fault === 'busy') throw new NotWritten('unavailable');
    const written = this.fault !== 'error' || this.scheduler.dice.chance(0.5);
    const outcome = written ? await this.file.append(expected, events) : 'unknown';
    if (outcome === 'committed') this.log.push(...events);
    this.scheduler.note(`${this.owner.name} append after ${expected}: ${events.map(({ id }) => id.slice(0, 8)).join(' ')} -> ${outcome}`);
    if (this.fault === 'error') throw new DiskFailed();
    await this.wait('wrote');
    return outcome;
  }

  head(): Promise<Head> {
    return this.file.head();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private wait(what: string): Promise<void> {
    const [least, most] = this.fault === 'slow' ? [100, 3000] : [0, 3];
    return new Promise((go) => this.scheduler.within(this.owner, [least, most], what, go));
  }
}
