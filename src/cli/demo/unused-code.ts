import { randomInt } from 'node:crypto';
import type { Config } from '../../node/config.js';
import { canonical } from '../../domain/kernel/canonical.js';
import { CliError } from '../terminal.js';

const FIRST = ['UN01', 'UN02', 'UN03', 'UN04', 'UN05'];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Codes to try: easy ones, then any that a server with many demos is not likely to have. */
const candidates = (): string[] => [
  ...FIRST,
  ...Array.from(
    { length: 20 },
    () => Array.from({ length: 3 }, () => LETTERS[randomInt(26)]).join('') + String(randomInt(100)).padStart(2, '0'),
  ),
];

/** A code of which the servers have no events yet: on them a registry is for ever. Throws where all that were tried are taken, and `SettingFault`. */
export const unusedCode = async (eventStore: NonNullable<Config['eventStore']>): Promise<string> => {
  const { EventStoreDb } = await import('../../event-store/eventstoredb/eventstoredb.js');
  for (const registry of candidates()) {
    const store = await EventStoreDb.open({ ...eventStore, registry, canonical });
    try {
      if ((await store.head()) === 'none') return registry;
    } finally {
      await store.close();
    }
  }
  throw new CliError('The servers of EVENTSTORE_URL have very many registries: give the demo others, or unset it.');
};
