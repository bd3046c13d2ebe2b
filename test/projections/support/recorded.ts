import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventFile } from '../../../src/event-store/event-file.js';
import type { StoredEvent } from '../../../src/event-store/event-store.js';
import { ReadModel, type ReadModelOptions } from '../../../src/projections/read-model.js';
import { catalogue } from '../../support/scenario.js';

/** How long to wait for a revision, in milliseconds: what never comes ends with the time limit of the test. */
export const AS_LONG_AS_IT_TAKES = 2 ** 31 - 1;

/** A registry's directory with an event file in it that events are appended to by hand, as if another process wrote. */
export class Recorded {
  readonly directory = mkdtempSync(join(tmpdir(), 'sextant-reads-'));
  private readonly file = new EventFile(join(this.directory, 'events.sqlite'));
  private readonly models: ReadModel[] = [];

  constructor(
    readonly registry: string,
    events: readonly StoredEvent[] = [],
  ) {
    this.append(events);
  }

  get head(): bigint {
    return this.file.size - 1n;
  }

  /** Appends what follows, whole acts. */
  append(events: readonly StoredEvent[]): void {
    const { size } = this.file;
    if (events.length > 0) void this.file.append(size === 0n ? 'none' : size - 1n, events);
  }

  /** A read model on it, in this thread; it is closed with the rest. */
  async open(options: Partial<ReadModelOptions> = {}): Promise<ReadModel> {
    const { directory, registry } = this;
    const inProcess = options.inProcess ?? true;
    const made = inProcess ? { inProcess, catalogue: catalogue() } : {};
    const model = await ReadModel.open({ directory, registry, now: () => Date.parse('2027-01-01T00:00:00.000Z'), ...made, ...options });
    this.models.push(model);
    return model;
  }

  /** Removes everything. */
  async discard(): Promise<void> {
    for (const model of this.models) await model.close();
    await this.file.close();
    rmSync(this.directory, { recursive: true });
  }
}
