import Database from 'better-sqlite3';
import { Subject, type Observable } from 'rxjs';
import { CompactRange, hexOf, leafHash } from '../transparency-log/tree.js';
import { checkedReplay } from './checked-replay.js';
import { checkNotCutOff, damageNamed, DamagedFile } from './damaged-file.js';
import {
  NotWritten,
  nextRevision,
  type AppendOutcome,
  type EventStore,
  type Head,
  type StoredAct,
  type StoredEvent,
} from './event-store.js';
import type { Prefix, Subtrees } from './prefix.js';
import { whyNotResumed } from './resume.js';
import { sqliteCode } from './sqlite-code.js';
import { isIntact, tailOf } from './stored-event.js';

interface Row {
  readonly revision: bigint;
  /** A text, unless the file is damaged: then anything, against the schema too. */
  readonly body: unknown;
}

type Write = (events: readonly StoredEvent[], leaves: readonly Uint8Array[]) => void;

/** Rows written with one statement: half the cost of one at a time. */
const ROWS = 16;

/**
 * The events of one registry in one SQLite file: the store itself on one machine, the replica of a server elsewhere. The row id is the
 * revision, so the file itself refuses a second event at a revision; one transaction is one durable flush.
 */
export class EventFile implements EventStore {
  private readonly db: Database.Database;
  private readonly page: Database.Statement<[bigint, number], Row>;
  private readonly write: Write;
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
    checkNotCutOff(path);
    this.db = damageNamed(path, '', () => openTable(path, isCopy));
    this.page = damageNamed(path, '', () =>
      this.db
        .prepare<[bigint, number], Row>('SELECT revision, body FROM events WHERE revision >= ? ORDER BY revision LIMIT ?')
        .safeIntegers(),
    );
    this.write = writerOf(this.db);
  }

  get size(): bigint {
    return this.tree.size;
  }

  /**
   * Takes the first events as read, so that `replay` begins behind them: where they are those of `prefix`, by their leaf hashes, and end with
   * an act. Their bytes are not looked at. Says what is otherwise; null where nothing is.
   */
  resume(prefix: Prefix): string | null {
    const { size, subtrees } = prefix;
    const why = whyNotResumed({ path: this.path, db: this.db }, prefix, this.read(size - 1n, 1)[0]);
    if (why === null) this.goOnBehind(size, subtrees);
    return why;
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
  replay(): IterableIterator<StoredAct> {
    return checkedReplay({ path: this.path, db: this.db }, this.tree);
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
    const [row] = damageNamed(this.path, '', () =>
      this.db
        .prepare<[], Pick<Row, 'revision' | 'body'>>('SELECT revision, body FROM events ORDER BY revision DESC LIMIT 1')
        .safeIntegers()
        .all(),
    );
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
}

const openTable = (path: string, isCopy: boolean): Database.Database => {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma(`synchronous = ${isCopy ? 'NORMAL' : 'FULL'}`);
  db.exec('CREATE TABLE IF NOT EXISTS events (revision INTEGER PRIMARY KEY, body TEXT NOT NULL, leaf BLOB NOT NULL) STRICT');
  return db;
};

/** One transaction for all of an append, many rows a statement. */
const writerOf = (db: Database.Database): Write => {
  const statement = (rows: number): Database.Statement => db.prepare(`INSERT INTO events VALUES ${Array(rows).fill('(?, ?, ?)').join()}`);
  const [one, many] = [statement(1), statement(ROWS)];
  return db.transaction((events: readonly StoredEvent[], leaves: readonly Uint8Array[]) => {
    const together = events.length - (events.length % ROWS);
    let values: unknown[] = [];
    for (const [i, { revision, body }] of events.entries()) {
      values.push(Number(revision), body, leaves[i]);
      if (i < together && (i + 1) % ROWS > 0) continue;
      (i < together ? many : one).run(values);
      values = [];
    }
  });
};

const eventOf = (revision: bigint, body: string): StoredEvent => ({ revision, body, id: tailOf(body)?.id ?? '' });
