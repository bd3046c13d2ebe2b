import { join } from 'node:path';
import { CopyMark } from '../event-store/copy-mark.js';
import { EventFile } from '../event-store/event-file.js';
import { NotWritten, type EventStore } from '../event-store/event-store.js';
import { Judge } from './check/judge.js';
import { ConfigError } from './config.js';
import { checkNotGone, checkTail } from './missing-tail.js';
import type { RegistryInput } from './registry-input.js';
import { ServerStream } from './server-stream.js';

/** Where a registry's events are kept and written. */
export interface Events {
  readonly file: EventFile;
  readonly store: EventStore;
  readonly server: ServerStream | undefined;
  /** Judges every act before the book does, where others write too. */
  readonly judge: Judge | undefined;
}

/** The event file, and the servers whose copy it is where there are any. Throws `ConfigError` for a copy that was to be written alone. */
export const openEvents = async ({ code, config, stop, closers }: RegistryInput, directory: string): Promise<Events> => {
  const { eventStore, writer, acceptLoss } = config;
  const mark = new CopyMark(directory);
  // What a copy lacks comes again from the servers.
  const tail = eventStore || mark.isSet ? undefined : { code, directory, acceptLoss };
  if (tail) checkNotGone(tail);
  const file = new EventFile(join(directory, 'events.sqlite'), eventStore !== undefined);
  closers.push(() => file.close());
  if (tail) checkTail(tail, file);
  if (!eventStore) {
    if (mark.isSet && writer) throw new ConfigError([aloneFault(config.dataDir, code)]);
    return { file, store: mark.isSet ? readOnly(file) : file, server: undefined, judge: undefined };
  }
  const server = await ServerStream.open({ eventStore, registry: code, file, stop });
  closers.push(() => server.close());
  mark.set(server.stream);
  return { file, store: server.replica, server, judge: new Judge(code) };
};

const aloneFault = (dataDir: string, code: string): string =>
  `EVENTSTORE_URL: ${join(dataDir, code)} is a copy of a stream on EventStoreDB: name its servers. To part from them, once it names them: ` +
  `\`sextant migrate --from "$EVENTSTORE_URL" --to ${dataDir} --registry ${code}\`.`;

/** A copy without its servers: it is read, and nothing is written. */
const readOnly = (file: EventFile): EventStore => ({
  append: () => Promise.reject(new NotWritten('unavailable')),
  head: () => file.head(),
  close: () => Promise.resolve(),
});
