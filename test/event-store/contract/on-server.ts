import { randomBytes } from 'node:crypto';
import { canonical } from '../../../src/domain/kernel/canonical.js';
import { EventFile } from '../../../src/event-store/event-file.js';
import type { EventStore, StoredEvent } from '../../../src/event-store/event-store.js';
import { parseConnectionString } from '../../../src/event-store/eventstoredb/connection-string.js';
import { Replica } from '../../../src/event-store/replica.js';
import { ServerClient } from '../../../src/event-store/eventstoredb/server-client.js';
import { EventStoreDb, type EventStoreDbSettings } from '../../../src/event-store/eventstoredb/eventstoredb.js';
import type { Opened } from './backend.js';

/** The code of a registry that no test had before, on a server that may outlive the tests. */
export const newRegistry = (): string => `T${randomBytes(8).toString('hex').toUpperCase()}`;

/** The adapter on a server, for a trial; it waits so long for answers that a busy machine doesn't make outcomes unknown. */
export const storeOn = (url: string, registry: string, settings: Partial<EventStoreDbSettings> = {}): Promise<EventStoreDb> =>
  EventStoreDb.open({ url, registry, canonical, allowInsecure: true, deadline: 10_000, ...settings });

/** What a server holds, read with the bare client. */
export const readAll = async (url: string, registry: string): Promise<StoredEvent[]> => {
  const client = ServerClient.open(parseConnectionString(url), 0);
  const events: StoredEvent[] = [];
  const reading = client.readStream(`registry-${registry}`);
  try {
    for await (const { event } of reading) if (event) events.push({ revision: event.revision, id: event.id, body: canonical(event.data) });
  } catch (error) {
    if (!(error instanceof Error) || !error.message.endsWith('not found')) throw error;
  } finally {
    await client.end();
  }
  return events;
};

/** A node's way to a server: its replica in memory, in front of the adapter. */
export const replicaOn = async (url: string, registry: string): Promise<EventStore> => {
  const file = new EventFile(':memory:');
  const found: Error[] = [];
  const replica = new Replica(await storeOn(url, registry), file, (fault) => found.push(fault), 500);
  const close = replica.close.bind(replica);
  replica.close = async () => {
    await close();
    if (found[0]) throw found[0];
  };
  return replica;
};

/** A new registry's stream on a server; `restart`, where there is one, ends the server and starts it again. */
export const openOn = async (
  url: string,
  open: (url: string, registry: string) => Promise<EventStore> = storeOn,
  restart?: () => Promise<unknown>,
): Promise<Opened> => {
  const registry = newRegistry();
  const store = await open(url, registry);
  const stores = [store];
  const another = async (): Promise<EventStore> => {
    const one = await open(url, registry);
    stores.push(one);
    return one;
  };
  return {
    registry,
    store,
    stored: () => readAll(url, registry),
    another,
    reopen: async () => {
      await store.close();
      await restart?.();
      return another();
    },
    close: async () => {
      for (const one of stores) await one.close();
    },
  };
};
