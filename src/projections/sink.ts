import type Database from 'better-sqlite3';
import type { Checkpoint } from './read-file.js';

const COLUMNS = {
  acts: 3,
  words: 2,
  series: 2,
  lots: 8,
  statuses: 7,
  accounts: 4,
  cells: 5,
  lives: 14,
  marks: 3,
  facts: 4,
  things: 2,
  touches: 3,
  adjustments: 4,
  sums: 5,
  summed: 3,
} as const;
/** Their rows are written again when they have grown: by which columns such a row is found. */
const CHUNKED: Readonly<Record<string, string>> = { acts: 'one, first', touches: 'thing, first' };

export type TableName = keyof typeof COLUMNS;
export type Value = string | number | bigint | null | Buffer;

/** Where derived rows go. While it is muted nothing is written: what the file has already is derived again, to go on from there. */
export class Sink {
  private readonly inserts: ReadonlyMap<TableName, Database.Statement>;
  private readonly closing: Database.Statement;
  private readonly checkpointing: Database.Statement;

  constructor(
    private readonly db: Database.Database,
    public muted: boolean,
  ) {
    const insert = ([table, columns]: [string, number]): [TableName, Database.Statement] => {
      const key = CHUNKED[table];
      const again = key === undefined ? '' : ` ON CONFLICT (${key}) DO UPDATE SET records = excluded.records`;
      return [table as TableName, db.prepare(`INSERT INTO ${table} VALUES (${Array(columns).fill('?').join()})${again}`)];
    };
    this.inserts = new Map(Object.entries(COLUMNS).map(insert));
    this.closing = db.prepare('UPDATE lives SET ended = ?, node = ? WHERE id = ?');
    this.checkpointing = db.prepare('INSERT OR REPLACE INTO checkpoint VALUES (1, ?, ?)');
  }

  insert(table: TableName, values: readonly Value[]): void {
    if (!this.muted) this.inserts.get(table)?.run(...values);
  }

  closeLife(id: number, ended: number, node: number): void {
    if (!this.muted) this.closing.run(ended, node, id);
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
