import type { EventFile } from '../../event-store/event-file.js';
import type { StoredAct, StoredEvent } from '../../event-store/event-store.js';
import { tailOf } from '../../event-store/stored-event.js';

/** What one turn of a reader gathers, about: an act is whole, however large. */
export const PIECE = 64 * 1024;
/** Events read at a time, at first and at most. Each page is a closed statement: a long read keeps nothing open. */
const [FIRST_PAGE, LARGEST_PAGE] = [10, 100];

/**
 * The acts of a file from the one that `after + 1` is part of, up to those that end at or before `head`, each whole. Nothing is read before
 * it is asked for, and of large events fewer at a time.
 */
export function* actsAfter(file: EventFile, after: bigint, head: bigint): Generator<StoredAct, undefined> {
  let act: StoredEvent[] = [...file.actAt(after + 1n)].filter(({ revision }) => revision <= after);
  let page = FIRST_PAGE;
  for (let next = after + 1n; next <= head;) {
    const events = file.read(next, page);
    let bytes = 1;
    for (const event of events) {
      act.push(event);
      bytes += event.body.length;
      const tail = tailOf(event.body);
      if (tail && tail.part < tail.parts) continue;
      if (event.revision > head) return;
      yield act;
      act = [];
    }
    const last = events.at(-1);
    if (!last) return;
    next = last.revision + 1n;
    page = Math.min(LARGEST_PAGE, Math.ceil((PIECE * events.length) / bytes));
  }
}

/** The end of the act before `revision`, or of its own where it is an end: a past moment is rounded down to the end of an act. */
export const actEndBefore = (file: EventFile, revision: bigint): bigint => {
  const act = revision < 0n ? [] : file.actAt(revision);
  const last = act.at(-1)?.revision;
  return last === undefined || last === revision ? revision : (act[0]?.revision ?? revision) - 1n;
};
