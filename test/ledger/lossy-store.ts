import type { EventFile } from '../../src/event-store/event-file.js';
import { NotWritten, type AppendOutcome, type EventStore, type Head, type StoredEvent } from '../../src/event-store/event-store.js';

/**
 * What may go wrong with one append. `lost` never reached the store, `unanswered` was written and its answer was lost; both come back as
 * unknown. `full` and `down` wrote nothing and say so; `broken` is a fault of the program, and so is a store that is `forgetful`: it says
 * committed and kept nothing.
 */
export type Fault = 'lost' | 'unanswered' | 'full' | 'down' | 'broken' | 'forgetful';

interface Attempt {
  readonly expected: Head;
  readonly ids: readonly string[];
}

/** An event file whose appends fail as `faults` says, and wait while the gate is closed. */
export class LossyStore implements EventStore {
  readonly attempts: Attempt[] = [];
  /** The faults of the next appends, in order; then all goes well. */
  faults: Fault[] = [];
  /** What every append comes to while this is set. */
  always: Fault | undefined;
  /** Whether a repeated append of events that are there already is recognised by their ids, as a server does. */
  recognises = true;
  private gate: Promise<void> = Promise.resolve();

  constructor(private readonly file: EventFile) {}

  /** Appends and heads from now on wait until the returned function is called. */
  shut(): () => void {
    let open = (): void => undefined;
    this.gate = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }

  async append(expected: Head, events: readonly StoredEvent[]): Promise<AppendOutcome> {
    this.attempts.push({ expected, ids: events.map(({ id }) => id) });
    await this.gate;
    const fault = this.always ?? this.faults.shift();
    if (fault === 'full') throw new NotWritten('storage-full');
    if (fault === 'down') throw new NotWritten('unavailable');
    if (fault === 'broken') throw new Error('the disk is on fire');
    if (fault === 'lost') return 'unknown';
    if (fault === 'forgetful') return 'committed';
    const outcome = this.recognises && this.has(events) ? 'committed' : await this.file.append(expected, events);
    return fault === 'unanswered' ? 'unknown' : outcome;
  }

  async head(): Promise<Head> {
    await this.gate;
    return this.file.head();
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private has(events: readonly StoredEvent[]): boolean {
    const [first] = events;
    const there = first ? this.file.read(first.revision, events.length) : [];
    return there.length === events.length && there.every(({ id }, i) => id === events[i]?.id);
  }
}
