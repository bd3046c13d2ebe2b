import type Database from 'better-sqlite3';
import type { Value } from './columns.js';
import type { Checkpoint } from './read-file.js';
import { insertInto, TABLES, type TableName, type Values } from './tables.js';

/** Where rows of the read file are put: into the file, or on their way there. */
export interface Rows {
  insert<T extends TableName>(table: T, values: Values<T>): void;
  /** The version `id`, whose row was put before, is over. */
  closeVersion(id: number, ended: number, node: number): void;
  /** A resource can no longer be found by a word, by which it could until then. */
  endMark(...mark: MarkEnd): void;
}

/** What says which mark is over, and since which revision. */
export type MarkEnd = readonly [ended: number, kind: string, name: string, value: string, subject: string];

/** The rows of a read file that this thread writes. */
export class FileRows implements Rows {
  private readonly inserts: Readonly<Record<TableName, Database.Statement>>;
  private readonly closing: Database.Statement;
  private readonly ending: Database.Statement;
  private readonly checkpointing: Database.Statement;

  constructor(private readonly db: Database.Database) {
    const names = Object.keys(TABLES) as TableName[];
    this.inserts = Object.fromEntries(names.map((name) => [name, db.prepare(insertInto(name))])) as Record<TableName, Database.Statement>;
    this.closing = db.prepare('UPDATE block_versions SET ended = ?, node = ? WHERE id = ?');
    this.ending = db.prepare('UPDATE marks SET ended = ? WHERE kind = ? AND name = ? AND value = ? AND subject = ? AND ended IS NULL');
    this.checkpointing = db.prepare('INSERT OR REPLACE INTO checkpoint (one, revision, id) VALUES (1, ?, ?)');
  }

  insert<T extends TableName>(table: T, values: Values<T>): void {
    this.inserts[table].run(...(values as readonly Value[]));
  }

  closeVersion(id: number, ended: number, node: number): void {
    this.closing.run(ended, node, id);
  }

  endMark(...mark: MarkEnd): void {
    this.ending.run(...mark);
  }

  checkpoint({ revision, id }: Checkpoint): void {
    this.checkpointing.run(revision, id);
  }

  begin(): void {
    this.db.exec('BEGIN');
  }
  commit(): void {
    this.db.exec('COMMIT');
  }
}
