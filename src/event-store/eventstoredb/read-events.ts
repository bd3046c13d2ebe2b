import type { ReadStreamOptions, ResolvedEvent } from '@eventstore/db-client';
import type { Connection } from './connection.js';
import { isNoStream } from './errors.js';
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

/** A read has no deadline of its own: when the time is up, it is cancelled. */
const collect = (client: ServerClient, stream: string, range: Range, options: CallOptions): Promise<ResolvedEvent[]> =>
  new Promise((resolve, reject) => {
    const { credentials, requiresLeader, deadline } = options;
    const events: ResolvedEvent[] = [];
    const reading = client.readStream(stream, { credentials, ...range, requiresLeader, resolveLinkTos: false });
    const late = setTimeout(() => void reading.cancel().catch(reject), deadline);
    const done = (end: () => void): void => {
      clearTimeout(late);
      end();
    };
    reading.on('data', (event: ResolvedEvent) => events.push(event));
    reading.on('error', (error: unknown) => done(() => reject(error instanceof Error ? error : new Error(String(error)))));
    reading.on('end', () => done(() => resolve(events)));
  });
