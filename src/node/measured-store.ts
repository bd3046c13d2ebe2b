import { NotWritten, type AppendOutcome, type EventStore, type Head, type StoredEvent } from '../event-store/event-store.js';
import type { RegistryMeter } from './registry-meter.js';

/** The event store, each append timed and counted. It passes everything on unchanged. */
export class MeasuredStore implements EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly meter: RegistryMeter,
  ) {}

  async append(expected: Head, events: readonly StoredEvent[]): Promise<AppendOutcome> {
    const began = performance.now();
    const seconds = (): number => (performance.now() - began) / 1000;
    try {
      const outcome = await this.store.append(expected, events);
      this.meter.appendEnded(outcome, seconds());
      return outcome;
    } catch (error) {
      this.meter.appendEnded(error instanceof NotWritten ? error.because : 'failed', seconds());
      throw error;
    }
  }

  head(): Promise<Head> {
    return this.store.head();
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
