import { setImmediate as turn } from 'node:timers/promises';
import type { Catalogue } from '../ledger/catalogue.js';
import { startCatalogue } from '../ledger/start-catalogue.js';
import { Follower } from './follow/follower.js';
import { Answerer } from './queries/answerer.js';
import type { ReadThreads, ReadSideListener } from './read-threads.js';
import type { RegistryFiles } from './registry-files.js';

/** Both sides in the calling thread, with the same classes that the worker threads run. */
export const inProcess = async (
  options: RegistryFiles & { readonly catalogue?: Catalogue },
  listener: ReadSideListener,
): Promise<ReadThreads> => {
  const follower = await Follower.open(options, options.catalogue ?? startCatalogue(), listener);
  const answerer = Answerer.of(options);
  return {
    follower,
    answerer: {
      ask: async (query) => {
        await turn();
        return answerer.answer(query);
      },
      close: () => Promise.resolve(answerer.close()),
    },
  };
};
