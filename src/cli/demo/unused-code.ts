import type { Config } from '../../config.js';
import { canonical } from '../../domain/kernel/canonical.js';
import { EventStoreDb } from '../../event-store/eventstoredb/eventstoredb.js';
import { CliError } from '../terminal.js';

const CODES = Array.from({ length: 99 }, (_, i) => `UN${String(i + 1).padStart(2, '0')}`);

/** The first code of which the servers have no events yet: on them a registry is for ever. Throws where all are taken, and `SettingFault`. */
export const unusedCode = async (eventStore: NonNullable<Config['eventStore']>): Promise<string> => {
  for (const registry of CODES) {
    const store = await EventStoreDb.open({ ...eventStore, registry, canonical });
    try {
      if ((await store.head()) === 'none') return registry;
    } finally {
      await store.close();
    }
  }
  throw new CliError('The servers of EVENTSTORE_URL have registries UN01 to UN99 already: give the demo others, or unset it.');
};
