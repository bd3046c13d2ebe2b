import { setTimeout as sleep } from 'node:timers/promises';
import { BACKWARDS, END } from '@eventstore/db-client';
import { NotWritten, type Head } from '../event-store.js';
import { BackOff } from './back-off.js';
import type { Connection } from './connection.js';
import { isDeleted, isDenied } from './errors.js';
import { StreamFault } from '../faults.js';
import { readEvents } from './read-events.js';

/**
 * The revision of the last event, asked of the leader, again and again until the connection's deadline. Throws `NotWritten` when there is
 * no answer by then, or the user may not read, `StreamFault` where the stream was deleted.
 */
export const headOf = async (connection: Connection, stream: string): Promise<Head> => {
  connection.checkOpen();
  const until = performance.now() + connection.deadline;
  const backOff = new BackOff(50, 500);
  for (;;) {
    try {
      return await ask(connection, stream, until - performance.now());
    } catch (error) {
      if (isDeleted(error)) throw new StreamFault(stream, undefined, 'the stream was deleted, for ever');
      const wait = backOff.next();
      if (isDenied(error) || performance.now() + wait >= until) throw Object.assign(new NotWritten('unavailable'), { cause: error });
      await sleep(wait);
    }
  }
};

const ask = async (connection: Connection, stream: string, milliseconds: number): Promise<Head> => {
  const events = await readEvents(connection, stream, { direction: BACKWARDS, fromRevision: END, maxCount: 1 }, milliseconds);
  if (!events) return 'none';
  const last = events[0]?.event;
  // A stream without a last event is not empty: what it holds is hidden, or the answer was cut off.
  if (!last) throw new Error('the stream is there, but nothing of it is shown');
  return last.revision;
};
