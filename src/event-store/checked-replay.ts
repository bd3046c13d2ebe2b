import type Database from 'better-sqlite3';
import { hexOf, leafHash, type CompactRange } from '../transparency-log/tree.js';
import { DamagedFile, damageNamed } from './damaged-file.js';
import type { StoredAct, StoredEvent } from './event-store.js';
import { hasItsId, tailOf } from './stored-event.js';

/** An open event file. */
export interface OpenFile {
  readonly path: string;
  readonly db: Database.Database;
}

/**
 * A row to be checked. The revision is exact as far as a registry can have events; the leaf is lower-case hex, empty where no blob stands
 * there: a buffer a row takes longer to make, and to collect, than all its checks.
 */
type CheckedRow = readonly [revision: number, body: unknown, leaf: string];

/** Rows read at a time: a page is a closed statement, so that a long read never keeps the write-ahead log growing. */
const PAGE = 1000;

/**
 * Every act behind those that `tree` has already, each checked and added to the tree: revisions without gap, bytes as their ids and leaves
 * say. Throws `DamagedFile`.
 */
export function* checkedReplay(file: OpenFile, tree: CompactRange): IterableIterator<StoredAct> {
  const damaged = (place: string): DamagedFile => new DamagedFile(file.path, place);
  if (tree.size === 0n) checkPages(file);
  let act: StoredEvent[] = [];
  for (const [place, body, leaf] of rowsFrom(file, tree.size)) {
    const revision = BigInt(place);
    if (typeof body !== 'string') throw damaged(`at revision ${revision}`);
    const tail = tailOf(body);
    if (revision !== tree.size) throw damaged(`at revision ${tree.size}: the event is missing`);
    const hash = leafHash(body);
    if (tail?.revision !== revision || !hasItsId(body, tail) || hexOf(hash) !== leaf) throw damaged(`at revision ${revision}`);
    tree.push(hash);
    act.push({ revision, id: tail.id, body });
    if (tail.part !== act.length) throw damaged(`at revision ${revision}: its act is not whole`);
    if (tail.part < tail.parts) continue;
    yield act;
    act = [];
  }
  if (act.length > 0) throw damaged(`at revision ${tree.size - 1n}: the last act is not whole`);
}

/**
 * What ids and leaves can't show: a page that says it has fewer rows than it holds. Where it is the last, the last events are gone without a
 * gap, and others would be written in their place. Throws `DamagedFile`.
 */
export const checkPages = ({ path, db }: OpenFile): void => {
  const found = damageNamed(path, '', () => db.pragma('quick_check(events)', { simple: true }));
  if (found !== 'ok') throw new DamagedFile(path, `(${String(found).replaceAll('\n', ' ')})`);
};

/** The rows from `from` on, page after page: whoever takes them stops where a revision is missing. */
function* rowsFrom({ path, db }: OpenFile, from: bigint): IterableIterator<CheckedRow> {
  const page = damageNamed(path, '', () =>
    db
      .prepare<[bigint, number], CheckedRow>(
        "SELECT revision, body, iif(typeof(leaf) = 'blob', lower(hex(leaf)), '') FROM events WHERE revision >= ? ORDER BY revision LIMIT ?",
      )
      .raw(),
  );
  for (let next = from; ;) {
    const rows = damageNamed(path, `at or after revision ${next} `, () => page.all(next, PAGE));
    yield* rows;
    if (rows.length < PAGE) return;
    next += BigInt(rows.length);
  }
}
