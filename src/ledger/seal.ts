import { canonical } from '../domain/kernel/canonical.js';
import { MOST_DATA_BYTES } from '../domain/kernel/halves.js';
import { eventMeta, type Act, type DomainEvent } from '../domain/message/message.js';
import { refuse } from '../domain/kernel/refusal.js';
import type { StoredEvent } from '../event-store/event-store.js';
import { idOfBytes } from '../event-store/stored-event.js';

/** What all events of an act have in common in their envelopes (`docs/contract.md` 8). */
export interface ActMeta {
  readonly registry: string;
  readonly actor: string;
  readonly approver: string | null;
  readonly authority: string | null;
  readonly at: string;
  readonly command: string | null;
  readonly commandHash: string | null;
}

/** An event with its stored form. */
export interface SealedEvent {
  readonly event: DomainEvent;
  readonly stored: StoredEvent;
}

export const MOST_ACT_BYTES = 900 * 1024;
const MOST_PARTS = 1024;

/**
 * The act as it is stored, from revision `first` on: canonical bytes made once, used for id, leaf, store and answer. An event that is too
 * big goes on in the next part. Throws `too-large` for an act of more than 1,024 parts or 900 KiB.
 */
export const seal = (act: Act, first: bigint, meta: ActMeta): SealedEvent[] => {
  const parts: Part[] = [];
  for (const event of act) addFitting(parts, event);
  if (parts.length > MOST_PARTS) refuse('too-large');
  const { actor, approver, at, authority, command, commandHash, registry } = meta;
  const head = `{"actor":${canonical(actor)},"approver":${canonical(approver)},"at":"${at}","authority":${canonical(authority)},"command":${canonical(command)},"commandHash":${canonical(commandHash)},"data":`;
  let bytes = 0;
  const sealed = parts.map(({ event, data }, i) => {
    const { type, version } = eventMeta(event.constructor);
    const revision = first + BigInt(i);
    const begin = head + data;
    const end = `"part":"${i + 1}","parts":"${parts.length}","registry":"${registry}","revision":"${revision}","schema":"${version}","type":"${type}","v":1}`;
    const id = idOfBytes(`${begin},${end}`);
    const body = `${begin},"id":"${id}",${end}`;
    bytes += Buffer.byteLength(body);
    return { event, stored: { revision, id, body } };
  });
  return bytes > MOST_ACT_BYTES ? refuse('too-large') : sealed;
};

/** An event with its data's canonical text. */
interface Part {
  readonly event: DomainEvent;
  readonly data: string;
}

/** Adds the event, or the parts of it that each fit. Throws `too-large`. */
const addFitting = (parts: Part[], event: DomainEvent): void => {
  const data = canonical(event);
  if (Buffer.byteLength(data) <= MOST_DATA_BYTES) parts.push({ event, data });
  else for (const half of event.halves?.() ?? refuse('too-large')) addFitting(parts, half);
};

/** What the store and the file say an event is, once parsed. */
export interface Envelope extends ActMeta {
  readonly data: Record<string, unknown>;
  readonly id: string;
  readonly part: string;
  readonly parts: string;
  readonly revision: string;
  readonly schema: string;
  readonly type: string;
}

export const envelopeOf = ({ body }: StoredEvent): Envelope => JSON.parse(body) as Envelope;

/** The canonical text of an event's data, cut out of its bytes. */
export const dataTextOf = ({ body }: StoredEvent): string => body.slice(body.indexOf(',"data":') + 8, body.lastIndexOf(',"id":"'));
