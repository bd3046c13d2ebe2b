import { checkPages, type OpenFile } from './checked-replay.js';
import type { StoredEvent } from './event-store.js';
import { sumOfLeaves } from './leaves.js';
import type { Prefix } from './prefix.js';
import { isIntact, tailOf } from './stored-event.js';

/**
 * Why the first events of a file are not those of `prefix`, compared by their leaf hashes, or don't end with an act; null where they are. `last`
 * is the event that stands at the prefix's end. The bytes of the others are not looked at. Throws `DamagedFile`.
 */
export const whyNotResumed = (file: OpenFile, { size, id, leaves }: Prefix, last: StoredEvent | undefined): string | null => {
  const tail = last && tailOf(last.body);
  if (!last || !tail) return `it is of ${size} events, which are not all there`;
  if (last.id !== id || !isIntact(last)) return `the event at revision ${last.revision} is another`;
  if (tail.part < tail.parts) return `it ends in the middle of an act, at revision ${last.revision}`;
  if (sumOfLeaves(file.db, size).digest('hex') !== leaves) return `the events before revision ${size} are others`;
  checkPages(file);
  return null;
};
