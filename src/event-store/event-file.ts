import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Subject, type Observable } from 'rxjs';
import { CompactRange, hexOf, leafHash } from '../transparency-log/tree.js';
import {
  NotWritten,
  nextRevision,
  type AppendOutcome,
  type EventStore,
  type Head,
  type StoredAct,
  type StoredEvent,
} from './event-store.js';
import { sumOfLeaves } from './leaves.js';
import type { Prefix, Subtrees } from './prefix.js';
import { sqliteCode } from './sqlite-code.js';
import { hasItsId, isIntact, tailOf } from './stored-event.js';

interface Row {
  readonly revision: bigint;
  /** A text, unless the file is damaged: then anything, against the schema too. */
  readonly body: unknown;
}

/**
 * A row to be checked. The revision is exact as far as a registry can have events; the leaf is lower-case hex, empty where no blob stands
 * there: a buffer a row takes longer to make, and to collect, than all its checks.
 */
type CheckedRow = readonly [revision: number, body: unknown, leaf: string];

/** Rows read at a time: a page is a closed statement, so that a long read never keeps the write-ahead log growing. */
const PAGE = 1000;

/** Rows written with one statement: half the cost of one at a time. */
const ROWS = 16;

/** The file is not what was written. It is never repaired by guess. */
export class DamagedFile extends Error {
  constructor(
    path: string,
    readonly place: string,
  ) {
    super(
      `${path} is damaged ${place}. Nothing was changed. Restore it from a backup or an export (docs/operations.md), then start again.`,
    );
    this.name = 'DamagedFile';
  }
}

/**
 * The events of one registry in one SQLite file: the store itself on one machine, the replica of a server elsewhere. The row id is the
 * revision, so the file itself refuses a second event at a revision; one transaction is one durable flush.
 */
export class EventFile implements EventStore {
  private readonly db: Database.Database;
  private readonly page: Database.Statement<[bigint, number], Row>;
  private readonly checkedPage: Database.Statement<[bigint, number], CheckedRow>;
  private readonly write: (events: readonly StoredEvent[], leaves: readonly Uint8Array[]) => void;
  private readonly committed = new Subject<bigint>();
  private tree = new CompactRange();

  /**
   * Opens or makes the file. `replay` must be run to its end before the first append: it checks every event. Of a copy of what servers hold a
   * power loss may take the last appends, whole ones, since they come again: they aren't flushed one by one. Throws `DamagedFile`.
   */
  constructor(
    private readonly path: string,
    isCopy = false,
  ) {
    if (isCutOff(path)) throw new DamagedFile(path, '(it is cut off)');
    try {
      this.db = new Database(path);
      this.db.pragma('journal_mode = WAL');
      this.db.pragma(`synchronous = ${isCopy ? 'NORMAL' : 'FULL'}`);
      this.db.exec('CREATE TABLE IF NOT EXISTS events (revision INTEGER PRIMARY KEY, body TEXT NOT NULL, leaf BLOB NOT NULL) STRICT');
      this.page = this.db
        .prepare<[bigint, number], Row>('SELECT revision, body FROM events WHERE revision >= ? ORDER BY revision LIMIT ?')
        .safeIntegers();
      this.checkedPage = this.db
        .prepare<[bigint, number], CheckedRow>(
          "SELECT revision, body, iif(typeof(leaf) = 'blob', lower(hex(leaf)), '') FROM events WHERE revision >= ? ORDER BY revision LIMIT ?",
        )
        .raw();
    } catch (error) {
      throw isDamage(error) ? new DamagedFile(path, `(${String(error)})`) : error;
    }
    this.write = this.writer();
  }

  get size(): bigint {
    return this.tree.size;
  }

  /**
   * Takes the first events as read, so that `replay` begins behind them: where they are those of `prefix`, by their leaf hashes, and end with
   * an act. Their bytes are not looked at. Says what is otherwise; null where nothing is.
   */
  resume({ size, id, leaves, subtrees }: Prefix): string | null {
    const [last] = this.read(size - 1n, 1);
    const tail = last && tailOf(last.body);
    if (!last || !tail) return `it is of ${size} events, which are not all there`;
    if (last.id !== id || !isIntact(last)) return `the event at revision ${last.revision} is another`;
    if (tail.part < tail.parts) return `it ends in the middle of an act, at revision ${last.revision}`;
    if (sumOfLeaves(this.db, size).digest('hex') !== leaves) return `the events before revision ${size} are others`;
    this.checkPages();
    this.goOnBehind(size, subtrees);
    return null;
  }

  /** Takes the first `size` events as read: somebody looked at them, and this is the tree over them. */
  goOnBehind(size: bigint, subtrees: Subtrees): void {
    this.tree = CompactRange.of(size, subtrees);
  }

  /** The tree over all events so far. */
  get subtrees(): Subtrees {
    return this.tree.subtrees;
  }

  /**
   * Every act from the first event on, or from behind those taken as read, each checked: revisions without gap, bytes as their ids and leaves
   * say. Throws `DamagedFile`.
   */
  *replay(): IterableIterator<StoredAct> {
    if (this.tree.size === 0n) this.checkPages();
    let act: StoredEvent[] = [];
    for (const [place, body, leaf] of this.rows(this.tree.size)) {
      const revision = BigInt(place);
      if (typeof body !== 'string') throw new DamagedFile(this.path, `at revision ${revision}`);
      const tail = tailOf(body);
      if (revision !== this.tree.size) throw new DamagedFile(this.path, `at revision ${this.tree.size}: the event is missing`);
      const hash = leafHash(body);
      if (tail?.revision !== revision || !hasItsId(body, tail) || hexOf(hash) !== leaf)
        throw new DamagedFile(this.path, `at revision ${revision}`);
      const event = { revision, id: tail.id, body };
      this.tree.push(hash);
      act.push(event);
      if (tail.part !== act.length) throw new DamagedFile(this.path, `at revision ${revision}: its act is not whole`);
      if (tail.part < tail.parts) continue;
      yield act;
      act = [];
    }
    if (act.length > 0) throw new DamagedFile(this.path, `at revision ${this.tree.size - 1n}: the last act is not whole`);
  }

  append(expected: Head, events: readonly StoredEvent[]): Promise<AppendOutcome> {
    const begin = nextRevision(expected);
    if (events.length === 0 || events.some(({ revision }, i) => revision !== begin + BigInt(i)))
      throw new Error('an append begins right after the revision it expects, and has no gap');
    if (begin !== this.tree.size) return Promise.resolve('conflict');
    const leaves = events.map(({ body }) => leafHash(body));
    try {
      this.write(events, leaves);
    } catch (error) {
      const code = sqliteCode(error);
      if (code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return Promise.resolve('conflict');
      if (code === 'SQLITE_FULL') throw new NotWritten('storage-full');
      if (code === 'SQLITE_BUSY') throw new NotWritten('unavailable');
      throw error;
    }
    for (const leaf of leaves) this.tree.push(leaf);
    this.committed.next(this.tree.size - 1n);
    return Promise.resolve('committed');
  }

  head(): Promise<Head> {
    return Promise.resolve(this.tree.size === 0n ? 'none' : this.tree.size - 1n);
  }

  /** The heads that were committed from now on. */
  heads(): Observable<bigint> {
    return this.committed;
  }

  /** SHA-256 root of the tree over all events (RFC 6962), lower-case hex. */
  root(): string {
    return hexOf(this.tree.root());
  }

  /** The last event, also before `replay`; undefined while there is none. Throws `DamagedFile` where it isn't what was written. */
  last(): StoredEvent | undefined {
    const [row] = this.db
      .prepare<[], Pick<Row, 'revision' | 'body'>>('SELECT revision, body FROM events ORDER BY revision DESC LIMIT 1')
      .safeIntegers()
      .all();
    if (!row) return undefined;
    const event = eventOf(row.revision, String(row.body));
    if (!isIntact(event)) throw new DamagedFile(this.path, `at revision ${row.revision}`);
    return event;
  }

  /** Events from `from` on, `limit` at most. */
  read(from: bigint, limit: number): StoredEvent[] {
    return this.page.all(from, limit).map(({ revision, body }) => eventOf(revision, String(body)));
  }

  /** The whole act that the event at `revision` is part of. */
  actAt(revision: bigint): StoredAct {
    const [event] = this.read(revision, 1);
    const tail = event && tailOf(event.body);
    return tail ? this.read(revision - BigInt(tail.part - 1), tail.parts) : [];
  }

  close(): Promise<void> {
    this.committed.complete();
    this.db.close();
    return Promise.resolve();
  }

  /**
   * What ids and leaves can't tell: a page that says it has fewer rows than it holds. Where it is the last, the last events are gone without a
   * gap, and others would be written in their place. Throws `DamagedFile`.
   */
  private checkPages(): void {
    const found = this.damageNamed('', () => this.db.pragma('quick_check(events)', { simple: true }));
    if (found !== 'ok') throw new DamagedFile(this.path, `(${String(found).replaceAll('\n', ' ')})`);
  }

  /** One transaction for all of an append, many rows a statement. */
  private writer(): (events: readonly StoredEvent[], leaves: readonly Uint8Array[]) => void {
    const statement = (rows: number): Database.Statement =>
      this.db.prepare(`INSERT INTO events VALUES ${Array(rows).fill('(?, ?, ?)').join()}`);
    const [one, many] = [statement(1), statement(ROWS)];
    return this.db.transaction((events: readonly StoredEvent[], leaves: readonly Uint8Array[]) => {
      const together = events.length - (events.length % ROWS);
      let values: unknown[] = [];
      for (const [i, { revision, body }] of events.entries()) {
        values.push(Number(revision), body, leaves[i]);
        if (i < together && (i + 1) % ROWS > 0) continue;
        (i < together ? many : one).run(values);
        values = [];
      }
    });
  }

  /** The rows from `from` on, page after page: whoever takes them stops where a revision is missing. */
  private *rows(from: bigint): IterableIterator<CheckedRow> {
    let rows: CheckedRow[];
    let next = from;
    do {
      rows = this.pageFrom(next);
      yield* rows;
      next += BigInt(rows.length);
    } while (rows.length === PAGE);
  }

  private pageFrom(from: bigint): CheckedRow[] {
    return this.damageNamed(`at or after revision ${from} `, () => this.checkedPage.all(from, PAGE));
  }

  private damageNamed<T>(place: string, read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw isDamage(error) ? new DamagedFile(this.path, `${place}(${String(error)})`) : error;
    }
  }
}

const eventOf = (revision: bigint, body: string): StoredEvent => ({ revision, body, id: tailOf(body)?.id ?? '' });

/** Shorter than any SQLite file that has a page: SQLite would take it for a new one. An empty file is a first start that ended early. */
const isCutOff = (path: string): boolean => {
  const size = path === ':memory:' || !existsSync(path) ? 0 : statSync(path).size;
  return size > 0 && size < 512;
};

/** What SQLite says of a file that isn't what it wrote: a cut page is an I/O error, a flipped bit of the schema any kind of error. */
const isDamage = (error: unknown): boolean =>
  /^SQLITE_(?:CORRUPT|NOTADB|ERROR|IOERR_SHORT_READ|MISMATCH|RANGE|TOOBIG|SCHEMA|FORMAT)/.test(sqliteCode(error) ?? '');
