import type { Subscription } from 'rxjs';
import type { EventFile } from '../../event-store/event-file.js';
import { nextRevision, type Head, type StoredEvent } from '../../event-store/event-store.js';
import type { EventStoreDb } from '../../event-store/eventstoredb/eventstoredb.js';
import { tailOf } from '../../event-store/stored-event.js';
import { CliError } from '../terminal.js';

/** So much goes into one append: a server takes 1 MiB. */
const MOST_BYTES = 800 * 1024;
const MOST_EVENTS = 500;

/** Called with how many events are done. */
export type Done = (events: number) => void;

/** Up to which revision events are moved; undefined: all. */
export type Until = bigint | undefined;

/** Appends to the server what it lacks of the file. Throws where it has something else, or somebody else writes there. */
export const toServer = async (file: EventFile, server: EventStoreDb, until: Until, done: Done): Promise<void> => {
  if (until !== undefined) checkEndsAct(file.read(until, 1)[0], until);
  const size = until === undefined ? file.size : until + 1n;
  let head = await server.head();
  if (head !== 'none') {
    const [same] = file.read(head, 1);
    if (!same)
      throw new CliError(`${server.stream} ends at revision ${head}, the event file has less: it is not what is to be moved there.`);
    await server.check(same);
  }
  for (let batch = batchAfter(file, head, size); batch.length > 0; batch = batchAfter(file, head, size)) {
    const outcome = await server.append(head, batch);
    if (outcome === 'conflict') throw new CliError(`Somebody else writes to ${server.stream}: stop that first.`);
    if (outcome === 'unknown') continue;
    head = batch.at(-1)?.revision ?? head;
    done(Number(head) + 1);
  }
};

/** The next whole acts, as many as one append takes; one act that is longer goes alone. */
const batchAfter = (file: EventFile, head: Head, size: bigint): StoredEvent[] => {
  const batch: StoredEvent[] = [];
  let bytes = 0;
  for (let next = nextRevision(head); next < size; next = nextRevision(batch.at(-1)?.revision ?? head)) {
    const act = file.actAt(next);
    bytes += act.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
    if (batch.length > 0 && (bytes > MOST_BYTES || batch.length + act.length > MOST_EVENTS)) break;
    batch.push(...act);
  }
  return batch;
};

/** Appends to the file what it lacks of the server. Throws `StreamFault`, and where the disk is full. */
export const toFile = async (server: EventStoreDb, file: EventFile, until: Until, done: Done): Promise<void> => {
  const end = (): Head => (file.size === 0n ? 'none' : file.size - 1n);
  const head = await server.head();
  if (until !== undefined && nextRevision(head) <= until) throw nothingAt(until);
  await readServer(server, end(), until ?? head, async (events) => {
    const within = upTo(events, until);
    if (until !== undefined && within.length < events.length) checkEndsAct(within.at(-1), until);
    if (within.length > 0 && (await file.append(end(), within)) !== 'committed')
      throw new CliError('Somebody else writes into the event file.');
    done(Number(file.size));
  });
};

const upTo = (events: readonly StoredEvent[], until: Until): readonly StoredEvent[] =>
  until === undefined ? events : events.filter(({ revision }) => revision <= until);

const nothingAt = (until: bigint): CliError => new CliError(`There is no event at revision ${until}. Nothing was moved.`);

/** Half an act is never moved. Throws `CliError`. */
const checkEndsAct = (last: StoredEvent | undefined, until: bigint): void => {
  const tail = last && tailOf(last.body);
  if (last?.revision !== until || !tail) throw nothingAt(until);
  if (tail.part < tail.parts)
    throw new CliError(
      `Revision ${until} is in the middle of an act: name ${until - BigInt(tail.part)} or ${until + BigInt(tail.parts - tail.part)}.`,
    );
};

/** Reads the stream once more, up to `until`, and compares every event with the file's. Throws with the first that differs. */
export const compare = async (file: EventFile, server: EventStoreDb, until: Until, done: Done): Promise<void> => {
  const [here, there] = [file.size, nextRevision(await server.head())];
  if (until !== undefined && (here <= until || there <= until)) throw new CliError(`There is no event at revision ${until} at both ends.`);
  if (until === undefined && here !== there)
    throw new CliError(
      `${server.stream} has ${there} events, the event file ${here}: something is written while they are moved. Stop all nodes and run it again.`,
    );
  await readServer(server, 'none', until ?? here - 1n, (events) => {
    const kept = file.read(events[0]?.revision ?? 0n, events.length);
    const differing = upTo(events, until).find(({ id, body }, i) => kept[i]?.id !== id || kept[i].body !== body);
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
