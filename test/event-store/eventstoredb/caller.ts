import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredEvent } from '../../../src/event-store/event-store.js';
import type { EventStoreDb } from '../../../src/event-store/eventstoredb/eventstoredb.js';
import { sealed } from '../contract/events.js';

/** What one command was told. */
export interface Told {
  readonly answer: 'committed' | 'outcome-unknown';
}

/**
 * One command after the other, as a ledger appends them: the identical append until its outcome is known, and callers who have waited long
 * enough are told that it is unknown.
 */
export class Caller {
  readonly told: Told[] = [];
  /** Whose outcome became known, in order: what must be in the stream, once each. */
  readonly settled: StoredEvent[] = [];
  conflicts = 0;
  committedAt = 0;
  private running = true;
  private done: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: EventStoreDb,
    private readonly registry: string,
    private readonly patience: number,
  ) {}

  start(): void {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.done;
  }

  private async run(): Promise<void> {
    while (this.running) {
      await this.command();
      await sleep(4);
    }
  }

  private async command(): Promise<void> {
    const revision = BigInt(this.settled.length);
    const events = [sealed(this.registry, revision, { command: String(revision) })];
    const began = performance.now();
    const tell = (answer: Told['answer']): void => void this.told.push({ answer });
    let waiting = true;
    for (;;) {
      const outcome = await this.store.append(revision === 0n ? 'none' : revision - 1n, events);
      if (outcome === 'conflict') this.conflicts += 1;
      if (outcome !== 'unknown') break;
      if (waiting && performance.now() - began >= this.patience) {
        tell('outcome-unknown');
        waiting = false;
      }
      await sleep(20);
    }
    if (waiting) tell('committed');
    this.settled.push(...events);
    this.committedAt = performance.now();
  }
}
