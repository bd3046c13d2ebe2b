import { hash } from 'node:crypto';
import type { StoredEvent } from './event-store.js';

// What can be read off the canonical bytes of an event without parsing them: their members stand in alphabetical order.

/** The first 128 bits of SHA-256 over `bytes`, marked as UUIDv8: equal id, equal bytes. */
export const idOfBytes = (bytes: string): string => {
  const h = hash('sha256', bytes, 'hex');
  const variant = ((parseInt(h.charAt(16), 16) & 3) | 8).toString(16);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20, 32)}`;
};

const ID =
  /,"id":"([0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})",("part":"(\d+)","parts":"(\d+)",.*"revision":"(\d+)",.*)$/s;

/** What the tail of an event's bytes says of it. Undefined where the bytes are not an event's. */
export const tailOf = (body: string): { id: string; part: number; parts: number; revision: bigint; unsigned: string } | undefined => {
  const at = body.lastIndexOf(',"id":"');
  const match = at < 0 ? null : ID.exec(body.slice(at));
  if (!match) return undefined;
  const [, id = '', rest = '', part, parts, revision = '0'] = match;
  return { id, part: Number(part), parts: Number(parts), revision: BigInt(revision), unsigned: `${body.slice(0, at)},${rest}` };
};

/** Whether the bytes are those the id was made from, at this revision. */
export const isIntact = ({ revision, id, body }: StoredEvent): boolean => {
  const tail = tailOf(body);
  return tail !== undefined && tail.id === id && tail.revision === revision && idOfBytes(tail.unsigned) === id;
};
