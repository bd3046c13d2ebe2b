import { randomUUID } from 'node:crypto';
import {
  FORWARDS,
  START,
  jsonEvent,
  type AppendExpectedRevision,
  type AppendResult,
  type Credentials,
  type EventData,
  type RecordedEvent,
} from '@eventstore/db-client';
import { parseConnectionString } from '../../../src/event-store/eventstoredb/connection-string.js';
import { ServerClient } from '../../../src/event-store/eventstoredb/server-client.js';

/** Which of the client's two ways an append takes; credentials with the call choose the unary one. */
export type Way = 'batch' | 'unary';

/** The client as it comes, but for its end, on a stream of its own, to see what a server does. */
export class BareClient {
  readonly stream = `table-${randomUUID()}`;
  readonly client: ServerClient;

  private readonly credentials: Credentials;

  constructor(
    url: string,
    private readonly way: Way = 'unary',
  ) {
    const target = parseConnectionString(url);
    this.client = ServerClient.open(target, 0);
    this.credentials = target.credentials ?? { username: 'test', password: 'test' };
  }

  append(expectedRevision: AppendExpectedRevision, events: EventData[], stream = this.stream): Promise<AppendResult> {
    const credentials = this.way === 'unary' ? { credentials: this.credentials } : {};
    return this.client.appendToStream(stream, events, { expectedRevision, ...credentials });
  }

  async read(stream = this.stream): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const { event } of this.client.readStream(stream, { direction: FORWARDS, fromRevision: START }))
      if (event) events.push(event);
    return events;
  }

  async ids(): Promise<string[]> {
    return (await this.read()).map(({ id }) => id);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

/** An event with an id of its own. */
export const event = (data: unknown = {}, id: string = randomUUID()): EventData =>
  jsonEvent({ id, type: 'Test', data: data as Record<string, string> });

export const eventsOf = (count: number): EventData[] => Array.from({ length: count }, (_, i) => event({ n: String(i) }));

/** What a call failed with, as far as a test tells errors apart. */
export interface Failure {
  readonly name: string;
  readonly type: unknown;
  readonly code: unknown;
  readonly error: Error;
}

export const failure = async (work: Promise<unknown>): Promise<Failure> => {
  try {
    await work;
  } catch (caught) {
    const error = caught as Error & { type?: unknown; code?: unknown };
    return { name: error.constructor.name, type: error.type, code: error.code, error };
  }
  throw new Error('it succeeded');
};
