import { EventStoreDbContainer, whyNoContainer } from '../../support/server/eventstoredb-container.js';
import { serverUnderTest } from './server-under-test.js';

/** A real EventStoreDB for the tests of one file. */
export interface RealServer {
  readonly url: string;
  readonly stop: () => Promise<unknown>;
}

/** The server that EVENTSTORE_URL names, else one in a container; a string says why there is neither. */
export const realServer = async (): Promise<(() => Promise<RealServer>) | string> => {
  const url = serverUnderTest();
  if (url !== undefined) return () => Promise.resolve({ url, stop: () => Promise.resolve() });
  return (await whyNoContainer()) ?? (() => EventStoreDbContainer.start());
};
