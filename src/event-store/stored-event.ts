import { hash } from 'node:crypto';
import type { StoredEvent } from './event-store.js';

// What can be read off the canonical bytes of an event without parsing them: their members stand in alphabetical order.

/** The first 128 bits of SHA-256 over `bytes`, marked as UUIDv8: equal id, equal bytes. */
export const idOfBytes = (bytes: string): string => {
  const h = hash('sha256', bytes, 'hex');
  const variant = ((parseInt(h.charAt(16), 16) & 3) | 8).toString(16);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20, 32)}`;
};

/** Looked for at one place only. */
const ID =
  /,"id":"([0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})","part":"(\d+)","parts":"(\d+)","registry":"[^"]*","revision":"(\d+)",/y;

/** What the tail of an event's bytes says of it; `at` is where the id begins. */
interface Tail {
  readonly id: string;
  readonly part: number;
  readonly parts: number;
  readonly revision: bigint;
  readonly at: number;
}

/** Undefined where the bytes are not an event's. */
export const tailOf = (body: string): Tail | undefined => {
  const at = body.lastIndexOf(',"id":"');
  ID.lastIndex = at;
  const match = at < 0 ? null : ID.exec(body);
  if (!match) return undefined;
  const [, id = '', part, parts, revision = '0'] = match;
  return { id, part: Number(part), parts: Number(parts), revision: BigInt(revision), at };
};

/** `,"id":"` with the id and its closing quote. */
const ID_MEMBER = 44;

/** The bytes an event's id is made from: all but the id itself. */
export const unsigned = (body: string, { at }: Tail): string => body.slice(0, at) + body.slice(at + ID_MEMBER);

/** Whether the id that stands in the bytes is the one made from them. */
export const hasItsId = (body: string, tail: Tail): boolean => idOfBytes(unsigned(body, tail)) === tail.id;

/** Whether the bytes are those the id was made from, at this revision. */
export const isIntact = ({ revision, id, body }: StoredEvent): boolean => {
  const tail = tailOf(body);
  return tail?.id === id && tail.revision === revision && hasItsId(body, tail);
};
