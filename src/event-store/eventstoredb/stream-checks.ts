import { BACKWARDS, END, FORWARDS, START, type ResolvedEvent } from '@eventstore/db-client';
import type { StoredEvent } from '../event-store.js';
import type { Connection } from './connection.js';
import { isDeleted, isForbidden } from './errors.js';
import { StreamFault } from '../faults.js';
import { readEvents, type Range } from './read-events.js';
import { fromWire, type Encoding } from './wire-event.js';

/** Settings of a stream that hide its events, and let a scavenge destroy them (`docs/architecture.md` 10.3). A soft delete is a `$tb`. */
const HIDING = ['$maxAge', '$maxCount', '$tb'];

/**
 * That nothing hides or shortens the stream: no such metadata, revision 0 there and this registry's, `last` there as the local file has it.
 * Throws `StreamFault`, or the client's error when there is no answer.
 */
export const checkStream = async (connection: Connection, encoding: Encoding, last?: StoredEvent): Promise<void> => {
  const { stream } = encoding;
  const read = (name: string, range: Range): Promise<ResolvedEvent[]> => reading(connection, encoding, name, range);
  const [metadata] = await read(`$$${stream}`, { direction: BACKWARDS, fromRevision: END, maxCount: 1 });
  const hiding = HIDING.filter((name) => name in Object(metadata?.event?.data));
  if (hiding.length > 0)
    throw new StreamFault(
      stream,
      undefined,
      `its metadata has ${hiding.join(', ')}, which hides events; take that out and give $mw to $admins alone`,
    );
  const [first] = await read(stream, { direction: FORWARDS, fromRevision: START, maxCount: 1 });
  if (first && fromWire(first, encoding).revision !== 0n) throw new StreamFault(stream, 0n, 'the first event of the stream is missing');
  if (!last) return;
  const [same] = first ? await read(stream, { direction: FORWARDS, fromRevision: last.revision, maxCount: 1 }) : [];
  if (!same)
    throw new StreamFault(
      stream,
      last.revision,
      'the local event file has this event, the server has not: another server, or one restored from an older copy',
    );
  if (fromWire(same, encoding).id !== last.id)
    throw new StreamFault(stream, last.revision, 'the local event file has another event there than the server');
};

const reading = async (connection: Connection, { stream }: Encoding, name: string, range: Range): Promise<ResolvedEvent[]> => {
  try {
    return (await readEvents(connection, name, range)) ?? [];
  } catch (error) {
    if (isDeleted(error)) throw new StreamFault(stream, undefined, 'the stream was deleted, for ever');
    if (isForbidden(error)) throw new StreamFault(stream, undefined, `the user may not read ${name}; give it the right to ($r, $mr)`);
    throw error;
  }
};
