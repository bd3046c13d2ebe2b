import { Book } from '../domain/book/book.js';
import { canonical } from '../domain/kernel/canonical.js';
import type { Catalogue } from '../ledger/catalogue.js';
import { Decider } from '../ledger/decider.js';
import type { Done, Request } from '../ledger/request.js';
import type { Config } from './config.js';

/** The revision of `WriterStarted`, which comes before everything else of a registry. */
const FIRST_HEAD = 0n;

/** What a command comes to in a registry of which nothing is written but `WriterStarted`. Throws what it refuses. */
export const decideUnopened = (catalogue: Catalogue, registry: string, trials: boolean, request: Request): Done => {
  const book = new Book(registry);
  book.begin();
  return new Decider(book, catalogue, () => [], trials).decide(request, { head: FIRST_HEAD, events: [] }, new Date().toISOString());
};

/** Whether servers have no event of a registry. Throws `SettingFault` and `StreamFault`. */
export const isUnwritten = async (eventStore: NonNullable<Config['eventStore']>, registry: string): Promise<boolean> => {
  const { EventStoreDb } = await import('../event-store/eventstoredb/eventstoredb.js');
  const store = await EventStoreDb.open({ ...eventStore, registry, canonical });
  try {
    return (await store.head()) === 'none';
  } finally {
    await store.close();
  }
};
