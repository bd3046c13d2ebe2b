import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredEvent } from '../../../src/event-store/event-store.js';
import type { EventStoreDbSettings } from '../../../src/event-store/eventstoredb/eventstoredb.js';
import type { Double } from '../../support/eventstoredb-double/eventstoredb-double.js';
import { newRegistry, storeOn } from '../contract/on-server.js';
import { Caller } from './caller.js';

/** What of a double a run needs. */
export type Served = Pick<Double, 'url' | 'ids' | 'counts'>;

/** A fault that comes and goes by itself; it may leave another server on the same port. */
export type Trouble<S extends Served = Double> = (server: S) => Promise<S>;

export interface Figures {
  readonly settings: Partial<EventStoreDbSettings>;
  /** After so long a caller is told that the outcome is unknown, at the next opportunity. */
  readonly patience: number;
  readonly repeats: number;
}

/** What a run of one fault, again and again under load, came to. */
export interface Result {
  readonly conflicts: number;
  readonly unknown: number;
  readonly commands: number;
  readonly settled: readonly string[];
  readonly stored: readonly string[];
  readonly followed: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** `trouble`, repeated, while one caller appends and one follower reads. */
export const runFault = async <S extends Served>(
  begun: S,
  trouble: Trouble<S>,
  { settings, patience, repeats }: Figures,
): Promise<Result> => {
  let server = begun;
  const registry = newRegistry();
  const store = await storeOn(server.url, registry, settings);
  const followed: StoredEvent[] = [];
  const faults: unknown[] = [];
  const following = store
    .follow('none')
    .subscribe({ next: (events) => followed.push(...events), error: (fault: unknown) => faults.push(fault) });
  const caller = new Caller(store, registry, patience);
  caller.start();
  for (let round = 0; round < repeats; round += 1) {
    await until(() => faults.length > 0 || (followed.length > 0 && followed.length === caller.settled.length));
    server = await trouble(server);
    const ended = performance.now();
    await until(() => faults.length > 0 || (caller.committedAt > ended && followed.length >= caller.settled.length));
  }
  await caller.stop();
  await until(() => faults.length > 0 || followed.length === caller.settled.length);
  following.unsubscribe();
  await store.close();
  if (faults.length > 0) throw faults[0];
  return {
    conflicts: caller.conflicts,
    unknown: caller.told.filter(({ answer }) => answer === 'outcome-unknown').length,
    commands: caller.told.length,
    settled: caller.settled.map(({ id }) => id),
    stored: await server.ids(`registry-${registry}`),
    followed: followed.map(({ id }) => id),
    counts: await server.counts(),
  };
};

/** Waits until it is so. Throws where that takes longer than any machine is busy. */
const until = async (holds: () => boolean): Promise<void> => {
  for (const end = performance.now() + 120_000; !holds(); await sleep(5))
    if (performance.now() > end) throw new Error('it did not come to be');
};
