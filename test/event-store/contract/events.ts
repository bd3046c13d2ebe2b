import { canonical } from '../../../src/domain/kernel/canonical.js';
import type { StoredEvent } from '../../../src/event-store/event-store.js';
import { idOfBytes } from '../../../src/event-store/stored-event.js';

/** What of an envelope a test wants otherwise. */
export type Override = Readonly<Record<string, unknown>>;

/** Event `revision` with its id, sealed as a ledger seals it. */
export const sealed = (registry: string, revision: bigint, data: unknown, override: Override = {}): StoredEvent => {
  const envelope = {
    actor: 'dev',
    approver: null,
    at: '2026-11-23T00:47:30.123Z',
    authority: null,
    command: null,
    commandHash: null,
    data,
    part: '1',
    parts: '1',
    registry,
    revision: String(revision),
    schema: '1',
    type: 'NoteTaken',
    v: 1,
    ...override,
  };
  const id = idOfBytes(canonical(envelope));
  return { revision, id, body: canonical({ ...envelope, id }) };
};

/** One act, an event a datum, from revision `first` on. */
export const actOf = (registry: string, first: bigint, ...data: readonly unknown[]): StoredEvent[] =>
  data.map((datum, i) => sealed(registry, first + BigInt(i), datum, { part: String(i + 1), parts: String(data.length) }));

/** `count` acts of one event each, from revision `first` on, told apart from others by `mark`. */
export const notes = (registry: string, first: bigint, count: number, mark = ''): StoredEvent[] =>
  Array.from({ length: count }, (_, i) => sealed(registry, first + BigInt(i), { note: `${mark}${first + BigInt(i)}` }));

/** An event of exactly `bytes` bytes. */
export const eventOf = (registry: string, revision: bigint, bytes: number, override: Override = {}): StoredEvent => {
  const bare = Buffer.byteLength(sealed(registry, revision, { fill: '' }, override).body);
  return sealed(registry, revision, { fill: 'x'.repeat(bytes - bare) }, override);
};
