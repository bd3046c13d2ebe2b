import type Database from 'better-sqlite3';
import type { Checkpoint } from './read-file.js';

/** How many columns each table has. */
export const COLUMNS = {
  acts: 3,
  words: 2,
  series: 2,
  lots: 8,
  statuses: 7,
  accounts: 4,
  positions: 5,
  block_versions: 15,
  balance_checkpoints: 3,
  facts: 4,
  resources: 2,
  touches: 3,
  adjustments: 4,
  sums: 5,
  summed: 3,
} as const;
/** Their rows are written again when they have grown: by which columns such a row is found. */
const CHUNKED: Readonly<Record<string, string>> = { acts: 'one, first', touches: 'resource, first' };

export type TableName = keyof typeof COLUMNS;
export type Value = string | number | bigint | null | Uint8Array;

/** The numbers in `records`, as `acts` and `touches` have them. */
export const numbersOf = (records: Buffer): Float64Array => new Float64Array(Uint8Array.from(records).buffer);

/** Where rows of the read file are put: into the file, or on their way there. */
export interface Rows {
  insert(table: TableName, values: readonly Value[]): void;
  /** The version `id`, whose row was put before, is over. */
  closeVersion(id: number, ended: number, node: number): void;
}

/** The rows of a read file that this thread writes. */
export class FileRows implements Rows {
  private readonly inserts: ReadonlyMap<TableName, Database.Statement>;
  private readonly closing: Database.Statement;
  private readonly checkpointing: Database.Statement;

  constructor(private readonly db: Database.Database) {
    const insert = ([table, columns]: [string, number]): [TableName, Database.Statement] => {
      const key = CHUNKED[table];
      const again = key === undefined ? '' : ` ON CONFLICT (${key}) DO UPDATE SET records = excluded.records`;
      return [table as TableName, db.prepare(`INSERT INTO ${table} VALUES (${Array(columns).fill('?').join()})${again}`)];
    };
    this.inserts = new Map(Object.entries(COLUMNS).map(insert));
    this.closing = db.prepare('UPDATE block_versions SET ended = ?, node = ? WHERE id = ?');
    this.checkpointing = db.prepare('INSERT OR REPLACE INTO checkpoint VALUES (1, ?, ?)');
  }

  insert(table: TableName, values: readonly Value[]): void {
    this.inserts.get(table)?.run(...values);
  }

  closeVersion(id: number, ended: number, node: number): void {
    this.closing.run(ended, node, id);
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
