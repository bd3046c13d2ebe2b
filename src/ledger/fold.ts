import type { Book } from '../domain/book/book.js';
import type { DomainEvent } from '../domain/message/message.js';
import { resourcesNamed } from '../domain/kernel/references.js';
import type { StoredAct, StoredEvent } from '../event-store/event-store.js';
import type { Catalogue } from './catalogue.js';
import { envelopeOf, type ActMeta } from './seal.js';

/** An event as the domain knows it, out of its stored form. Throws where this build doesn't know its type and version. */
export const decoded = (catalogue: Catalogue, stored: StoredEvent): { event: DomainEvent; meta: ActMeta } => {
  const meta = envelopeOf(stored);
  const eventClass = catalogue.eventClass(meta.type, meta.schema);
  return { event: Object.assign(new eventClass(), meta.data), meta };
};

/** One event happens to the book: its own change, and what the ledger keeps for each event: who touched what. */
export const applyEvent = (book: Book, event: DomainEvent, revision: bigint, meta: ActMeta): void => {
  event.apply(book, revision, { actor: meta.actor, authority: meta.authority ?? '', approver: meta.approver, at: meta.at });
  const touched = { revision };
  for (const resource of resourcesNamed(event.constructor, event)) book.touched.set(resource, touched);
};

/** An act's key goes into the idempotency index, at its first event. */
export const applyKey = (book: Book, revision: bigint, { command }: ActMeta): void => {
  if (command !== null) book.keys.add(command, revision);
};

/** An event that happened to the book, with its revision. */
export interface Folded {
  readonly event: DomainEvent;
  readonly revision: bigint;
}

/**
 * A stored act happens to the book, once `look` has seen its events. Returns them, and the time and author that all of them carry.
 * Throws as `decoded` and `look` do, and then nothing has happened.
 */
export const foldAct = (
  book: Book,
  catalogue: Catalogue,
  act: StoredAct,
  look?: (events: readonly Folded[]) => void,
): { events: readonly Folded[]; meta: ActMeta | undefined } => {
  const read: (Folded & { readonly meta: ActMeta })[] = [];
  for (const stored of act) {
    const { event, meta } = decoded(catalogue, stored);
    read.push({ event, meta, revision: stored.revision });
  }
  look?.(read);
  const [first] = read;
  for (const { event, meta, revision } of read) applyEvent(book, event, revision, meta);
  if (first) applyKey(book, first.revision, first.meta);
  return { events: read, meta: first?.meta };
};
