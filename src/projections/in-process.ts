import { setImmediate as turn } from 'node:timers/promises';
import type { Catalogue } from '../ledger/catalogue.js';
import { answersFrom } from './queries/answers.js';
import { Follower } from './follow/follower.js';
import { startCatalogue } from '../ledger/start-catalogue.js';
import type { RegistryFiles, ReadThreads, ReadSideListener } from './read-threads.js';

/** Both sides in the calling thread, with the same classes that the worker threads run. */
export const inProcess = async (
  options: RegistryFiles & { readonly catalogue?: Catalogue },
  listener: ReadSideListener,
): Promise<ReadThreads> => {
  const follower = await Follower.open(options, options.catalogue ?? startCatalogue(), listener);
  const answers = answersFrom(options);
  return {
    following: follower,
    asking: {
      ask: async (query) => {
        await turn();
        return answers.answer(query);
      },
      close: () => Promise.resolve(answers.close()),
    },
  };
};
