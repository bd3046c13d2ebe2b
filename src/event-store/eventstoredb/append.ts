import { FORWARDS } from '@eventstore/db-client';
import { NotWritten, nextRevision, type AppendOutcome, type Head, type StoredEvent } from '../event-store.js';
import type { Connection } from './connection.js';
import { isDeleted, isDenied, isTooBig, isWrongVersion } from './errors.js';
import { StreamFault } from '../faults.js';
import { readEvents } from './read-events.js';
import { toWire, type Encoding, type WireEvent } from './wire-event.js';

/** So much goes in one append; the server takes 1 MiB. */
const MOST_BYTES = 900 * 1024;

/**
 * One append at exactly `expected` with the ids of the events, answered within the connection's deadline: what is not certain is
 * `unknown`. Throws an error before anything is sent on events that would not come back as they are, `NotWritten` where the user may not
 * write, and `StreamFault` where the stream was deleted.
 */
export const append = async (
  connection: Connection,
  encoding: Encoding,
  expected: Head,
  events: readonly StoredEvent[],
): Promise<AppendOutcome> => {
  connection.checkOpen();
  const sent = prepared(encoding, expected, events);
  const until = performance.now() + connection.deadline;
  try {
    const last = await connection.call((client, options) => client.append(encoding.stream, expected, sent, options));
    checkPlace(encoding, events, last);
    return 'committed';
  } catch (error) {
    if (isWrongVersion(error)) return verified(connection, encoding, expected, events, until - performance.now());
    if (isDeleted(error)) throw new StreamFault(encoding.stream, undefined, 'the stream was deleted, for ever');
    if (isTooBig(error)) throw new Error(`${encoding.stream}: the append is over the server's MaxAppendSize`, { cause: error });
    if (error instanceof StreamFault) throw error;
    if (isDenied(error)) throw Object.assign(new NotWritten('unavailable'), { cause: error });
    return 'unknown';
  }
};

const prepared = (encoding: Encoding, expected: Head, events: readonly StoredEvent[]): WireEvent[] => {
  if (events.length === 0) throw new Error('an append without events');
  const first = nextRevision(expected);
  let bytes = 0;
  for (const [i, { revision, body }] of events.entries()) {
    if (revision !== first + BigInt(i)) throw new Error('an append begins right after the revision it expects, and has no gap');
    bytes += Buffer.byteLength(body);
  }
  if (bytes > MOST_BYTES) throw new Error(`an append of ${bytes} bytes; ${MOST_BYTES} are the most`);
  return events.map((event) => toWire(event, encoding));
};

/** After a soft delete "no stream" passes again, and the server goes on at the old revisions. */
const checkPlace = ({ stream }: Encoding, events: readonly StoredEvent[], last: bigint): void => {
  const meant = events.at(-1)?.revision;
  if (last === meant) return;
  throw new StreamFault(stream, last, `the server put the events there, not at ${meant}: the stream was deleted and taken up again`);
};

/**
 * The server answers "wrong version" where another writer's events are at that place, and was seen to after these very events were written
 * (`docs/architecture.md` 10.1). They are committed if all of them are there: with some of them there, this append was not made.
 */
const verified = async (
  connection: Connection,
  { stream }: Encoding,
  expected: Head,
  events: readonly StoredEvent[],
  milliseconds: number,
): Promise<AppendOutcome> => {
  const range = { direction: FORWARDS, fromRevision: nextRevision(expected), maxCount: events.length } as const;
  try {
    const found = (await readEvents(connection, stream, range, milliseconds)) ?? [];
    return events.every(({ id, revision }, i) => found[i]?.event?.id === id && found[i].event.revision === revision)
      ? 'committed'
      : 'conflict';
  } catch (error) {
    if (isDeleted(error)) throw new StreamFault(stream, undefined, 'the stream was deleted, for ever');
    return 'unknown';
  }
};
