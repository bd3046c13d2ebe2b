import { afterAll, beforeAll } from '@jest/globals';
import { DoubleProcess, type Double, type DoubleOptions } from '../../support/eventstoredb-double/eventstoredb-double.js';
import type { EventStoreDb, EventStoreDbSettings } from '../../../src/event-store/eventstoredb/eventstoredb.js';
import { newRegistry, storeOn } from '../contract/on-server.js';

/** A store on a server of its own. */
export interface Pair {
  readonly double: Double;
  readonly store: EventStoreDb;
  readonly registry: string;
  readonly stream: string;
}

/** Deadlines short enough for tests, long enough for a busy machine. */
export const SHORT = { deadline: 1_200, pulse: 120, patience: 2_500 } as const;

/** Doubles and stores for the tests of a file, in one process beside it, closed after the last. */
export class Running {
  private process: DoubleProcess | undefined;
  private readonly stores: EventStoreDb[] = [];

  constructor() {
    beforeAll(async () => {
      this.process = await DoubleProcess.start();
    });
    afterAll(async () => {
      for (const store of this.stores) await store.close();
      await this.process?.stop();
    });
  }

  async double(options: DoubleOptions = {}): Promise<Double> {
    if (!this.process) throw new Error('the process of the double was not started');
    return this.process.open(options);
  }

  async pair(settings: Partial<EventStoreDbSettings> = {}, options: DoubleOptions = {}): Promise<Pair> {
    const double = await this.double(options);
    const registry = newRegistry();
    return { double, registry, stream: `registry-${registry}`, store: await this.store(double.url, registry, settings) };
  }

  async store(url: string, registry: string, settings: Partial<EventStoreDbSettings> = {}): Promise<EventStoreDb> {
    const store = await storeOn(url, registry, { ...SHORT, ...settings });
    this.stores.push(store);
    return store;
  }
}
