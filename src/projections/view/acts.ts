import { recordsIn, type ChunkRecord, type Row } from '../read-file/tables.js';
import type { ReadConnection } from './read-connection.js';

/**
 * The end of an act: where the book can be seen. `at` is in milliseconds, `command` the word for its command, 0 where the node did it; `actor`,
 * `authority` and `approver` are the words for those of its envelope, 0 where there is none. And
 * `versions` the number of the first version that began later.
 */
export type ActEnd = ChunkRecord<'acts'>;

const BEFORE_ALL: ActEnd = { last: -1, at: 0, command: 0, versions: 0, actor: 0, authority: 0, approver: 0 };

const actsIn = (row: Pick<Row<'acts'>, 'records'> | undefined): ActEnd[] => (row ? recordsIn('acts', row.records) : []);

const chunkUpTo = (db: ReadConnection, revision: number): ActEnd[] =>
  actsIn(db.get('SELECT records FROM acts WHERE one = 0 AND first <= ? ORDER BY first DESC LIMIT 1', revision));

/** The last act that had ended at `revision`. */
export const actUpTo = (db: ReadConnection, revision: number): ActEnd =>
  chunkUpTo(db, revision).findLast(({ last }) => last <= revision) ?? BEFORE_ALL;

/** The act that the event at `revision` is part of. */
export const actOf = (db: ReadConnection, revision: number): ActEnd => {
  const here = chunkUpTo(db, revision).find(({ last }) => last >= revision);
  if (here) return here;
  const [next] = actsIn(db.get('SELECT records FROM acts WHERE one = 0 AND first > ? ORDER BY first LIMIT 1', revision));
  return next ?? BEFORE_ALL;
};

/** The last act at or before an instant, by halving: acts are in the order of their times. */
export const actUntil = (db: ReadConnection, ms: number, head: ActEnd): ActEnd => {
  let found = BEFORE_ALL;
  for (let low = 0, high = head.last; low <= high;) {
    const middle = Math.floor((low + high) / 2);
    const act = actOf(db, middle);
    if (act.at <= ms) {
      found = act;
      low = act.last + 1;
    } else high = middle - 1;
  }
  return found;
};

/** When the event at `revision` happened. */
export const timeOf = (db: ReadConnection, revision: number): string => new Date(actOf(db, revision).at).toISOString();
