import type { Subscription } from 'rxjs';
import type { EventFile } from '../../event-store/event-file.js';
import { nextRevision, type Head, type StoredEvent } from '../../event-store/event-store.js';
import type { EventStoreDb } from '../../event-store/eventstoredb/eventstoredb.js';
import { CliError } from '../terminal.js';

/** So much goes into one append: a server takes 1 MiB. */
const MOST_BYTES = 800 * 1024;
const MOST_EVENTS = 500;

/** Called with how many events are done. */
export type Done = (events: number) => void;

/** Appends to the server what it lacks of the file. Throws where it has something else, or somebody else writes there. */
export const toServer = async (file: EventFile, server: EventStoreDb, done: Done): Promise<void> => {
  let head = await server.head();
  if (head !== 'none') {
    const [same] = file.read(head, 1);
    if (!same)
      throw new CliError(`${server.stream} ends at revision ${head}, the event file has less: it is not what is to be moved there.`);
    await server.check(same);
  }
  for (let batch = batchAfter(file, head); batch.length > 0; batch = batchAfter(file, head)) {
    const outcome = await server.append(head, batch);
    if (outcome === 'conflict') throw new CliError(`Somebody else writes to ${server.stream}: stop that first.`);
    if (outcome === 'unknown') continue;
    head = batch.at(-1)?.revision ?? head;
    done(Number(head) + 1);
  }
};

/** The next whole acts, as many as one append takes; one act that is longer goes alone. */
const batchAfter = (file: EventFile, head: Head): StoredEvent[] => {
  const batch: StoredEvent[] = [];
  let bytes = 0;
  for (let next = nextRevision(head); next < file.size; next = nextRevision(batch.at(-1)?.revision ?? head)) {
    const act = file.actAt(next);
    bytes += act.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
    if (batch.length > 0 && (bytes > MOST_BYTES || batch.length + act.length > MOST_EVENTS)) break;
    batch.push(...act);
  }
  return batch;
};

/** Appends to the file what it lacks of the server. Throws `StreamFault`, and where the disk is full. */
export const toFile = async (server: EventStoreDb, file: EventFile, done: Done): Promise<void> => {
  const end = (): Head => (file.size === 0n ? 'none' : file.size - 1n);
  await readServer(server, end(), await server.head(), async (events) => {
    if ((await file.append(end(), events)) !== 'committed') throw new CliError('Somebody else writes into the event file.');
    done(Number(file.size));
  });
};

/** Reads the whole stream once more and compares every event with the file's. Throws with the first that differs. */
export const compare = async (file: EventFile, server: EventStoreDb, done: Done): Promise<void> => {
  const head = await server.head();
  if (nextRevision(head) !== file.size)
    throw new CliError(
      `${server.stream} has ${nextRevision(head)} events, the event file ${file.size}: something is written while they are moved. Stop all nodes and run it again.`,
    );
  await readServer(server, 'none', head, (events) => {
    const here = file.read(events[0]?.revision ?? 0n, events.length);
    const differing = events.find(({ id, body }, i) => here[i]?.id !== id || here[i].body !== body);
    if (differing)
      throw new CliError(`The event at revision ${differing.revision} is not the same in ${server.stream} and in the event file.`);
    done(Number(events.at(-1)?.revision ?? 0n) + 1);
    return Promise.resolve();
  });
};

/** Everything after `after` up to `head`, in batches, one after the other. */
const readServer = async (
  server: EventStoreDb,
  after: Head,
  head: Head,
  take: (events: readonly StoredEvent[]) => Promise<void>,
): Promise<void> => {
  if (nextRevision(after) >= nextRevision(head)) return;
  let following: Subscription | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      let taking = Promise.resolve();
      following = server.follow(after).subscribe({
        next: (events) => {
          taking = taking.then(() => take(events));
          taking.then(() => nextRevision(events.at(-1)?.revision ?? 'none') >= nextRevision(head) && resolve()).catch(reject);
        },
        error: reject,
      });
    });
  } finally {
    following?.unsubscribe();
  }
};
