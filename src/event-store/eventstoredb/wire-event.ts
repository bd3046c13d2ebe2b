import type { ResolvedEvent } from '@eventstore/db-client';
import type { StoredEvent } from '../event-store.js';
import { isIntact } from '../stored-event.js';
import { StreamFault } from '../faults.js';

/** How the events of one registry stand in the server: the id is the event's own, the data is the whole envelope (`docs/contract.md` 8). */
export interface Encoding {
  readonly stream: string;
  readonly registry: string;
  /** RFC 8785 text of a parsed value; it gives back the very bytes of an event. Throws where there is none. */
  readonly canonical: (value: unknown) => string;
}

interface Envelope {
  readonly id: string;
  readonly registry: string;
  readonly revision: string;
  readonly type: string;
}

const MEMBERS = 'actor,approver,at,authority,command,commandHash,data,id,part,parts,registry,revision,schema,type,v'.split(',');
const TEXTS = ['id', 'part', 'parts', 'registry', 'revision', 'schema', 'type'];

/** An event as the server is given it; its bytes are sent as they are. */
export interface WireEvent {
  readonly id: string;
  readonly type: string;
  readonly body: string;
}

/**
 * The event as it is sent. Throws an error where that would not come back as the same bytes: a fault of the program, found
 * before the client sees it, which on some data never answers and on bad ids answers twice (`docs/architecture.md` 10.2).
 */
export const toWire = (event: StoredEvent, encoding: Encoding): WireEvent => {
  const fault = (what: string): Error => new Error(`event ${event.revision} can't be appended to ${encoding.stream}: ${what}`);
  if (!isIntact(event)) throw fault('its id is not the hash of its bytes');
  const data = envelopeIn(JSON.parse(event.body), fault);
  if (data.registry !== encoding.registry) throw fault(`it is of the registry ${data.registry}`);
  if (encoding.canonical(data) !== event.body) throw fault('its bytes are not canonical');
  return { id: event.id, type: data.type, body: event.body };
};

/** The event as it was appended, byte for byte. Throws `StreamFault` where the server holds something else. */
export const fromWire = ({ event }: ResolvedEvent, { stream, registry, canonical }: Encoding): StoredEvent => {
  if (!event) throw new StreamFault(stream, undefined, 'a link that leads nowhere stands in it');
  const fault = (what: string): StreamFault => new StreamFault(stream, event.revision, what);
  // The client gives data that isn't JSON as a text, or as bytes, instead of an error.
  if (!event.isJson || typeof event.data === 'string') throw fault('the data of the event is not JSON');
  const data = envelopeIn(event.data, fault);
  if (data.registry !== registry) throw fault(`the event is of the registry ${data.registry}, not ${registry}`);
  if (data.type !== event.type) throw fault(`the event says it is ${data.type}, the server says ${event.type}`);
  if (data.id !== event.id) throw fault(`the event says its id is ${data.id}, the server says ${event.id}`);
  if (data.revision !== String(event.revision)) throw fault(`the event was made for revision ${data.revision}`);
  const stored = { revision: event.revision, id: event.id, body: textOf(data, canonical, fault) };
  if (!isIntact(stored)) throw fault('the id of the event is not the hash of its bytes: it was altered, or forged');
  return stored;
};

const textOf = (data: unknown, canonical: Encoding['canonical'], fault: (what: string) => StreamFault): string => {
  try {
    return canonical(data);
  } catch (error) {
    throw fault(`the event has no canonical bytes (${String(error)})`);
  }
};

const envelopeIn = (data: unknown, fault: (what: string) => Error): Envelope => {
  const problem = problemOf(data);
  if (problem !== undefined) throw fault(problem);
  return data as Envelope;
};

const problemOf = (data: unknown): string | undefined => {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'the data of the event is not an object';
  const members = data as Record<string, unknown>;
  const unknown = Object.keys(members).filter((name) => !MEMBERS.includes(name));
  if (unknown.length > 0) return `the event has members no ledger writes: ${unknown.join(', ').slice(0, 200)}`;
  const missing = MEMBERS.filter((name) => members[name] === undefined);
  if (missing.length > 0) return `the event lacks ${missing.join(', ')}`;
  const odd = TEXTS.filter((name) => typeof members[name] !== 'string');
  if (odd.length > 0) return `${odd.join(', ')} of the event must be text`;
  return members['v'] === 1 ? undefined : 'the event is of an envelope version this release does not know';
};
