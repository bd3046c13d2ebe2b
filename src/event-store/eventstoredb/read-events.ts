import type { ReadStreamOptions, ResolvedEvent } from '@eventstore/db-client';
import type { Connection } from './connection.js';
import { isNoStream } from './errors.js';
import { NoAnswer } from './no-answer.js';
import type { CallOptions, ServerClient } from './server-client.js';

export type Range = Pick<ReadStreamOptions, 'direction' | 'fromRevision' | 'maxCount' | 'credentials'>;

/** The events of a range, from the leader; undefined where there is no such stream. Rejects as `Connection.call` does. */
export const readEvents = async (
  connection: Connection,
  stream: string,
  range: Range,
  milliseconds?: number,
): Promise<ResolvedEvent[] | undefined> => {
  try {
    return await connection.call((client, options) => collect(client, stream, range, options), milliseconds);
  } catch (error) {
    if (isNoStream(error)) return undefined;
    throw error;
  }
};

/**
 * A read has no deadline of its own: when the time is up, it is cancelled. A read that was cancelled, here or with all that lives on the
 * client, ends without an error and without events, like that of an empty stream: it must never be taken for an answer.
 */
const collect = (client: ServerClient, stream: string, range: Range, options: CallOptions): Promise<ResolvedEvent[]> =>
  new Promise((resolve, reject) => {
    const { credentials, requiresLeader, deadline } = options;
    const events: ResolvedEvent[] = [];
    const reading = client.readStream(stream, { credentials, ...range, requiresLeader, resolveLinkTos: false });
    const late = setTimeout(() => {
      reject(new NoAnswer(deadline));
      reading.cancel().catch(reject);
    }, deadline);
    const fail = (error: unknown): void => {
      clearTimeout(late);
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    reading.on('data', (event: ResolvedEvent) => events.push(event));
    reading.on('error', fail);
    reading.on('end', () => {
      if (client.ended) return fail(new Error('the connection was replaced'));
      clearTimeout(late);
      resolve(events);
    });
  });
