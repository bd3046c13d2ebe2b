import type Database from 'better-sqlite3';
import type { Ancestor, BlockVersion } from './block-version.js';
import type { Value } from '../read-file/columns.js';
import { numbersIn, TABLES, type ChunkedName, type NumberedName, type Row } from '../read-file/tables.js';

type Checkpoint = Omit<Row<'balance_checkpoints'>, 'revision'>;
type ChunkRow = Pick<Row<'acts'>, 'records'>;
/** A version as its row says. */
type VersionRow = Omit<Row<'block_versions'>, 'lot' | 'first' | 'last' | 'ended' | 'node'>;
/** What moved between two positions. */
interface Posting {
  readonly position: bigint;
  readonly came: bigint;
  readonly quantity: bigint;
}

/** The rows that a read file has already, for who writes those that follow. What only few events need is looked up when one does. */
export class EarlierRows {
  private readonly chunks: ReadonlyMap<ChunkedName, Database.Statement<[number], ChunkRow>>;
  private readonly open: Database.Statement<[number, bigint], VersionRow>;
  private readonly ancestor: Database.Statement<[number], Pick<VersionRow, 'depth' | 'jump'>>;

  private readonly rungs: Database.Statement<[number, number], { nth: number; total: string }>;

  constructor(private readonly db: Database.Database) {
    const last = (table: ChunkedName): [ChunkedName, Database.Statement<[number], ChunkRow>] => [
      table,
      db.prepare(`SELECT records FROM ${table} WHERE ${TABLES[table].columns[0].name} = ? ORDER BY first DESC LIMIT 1`),
    ];
    this.chunks = new Map([last('acts'), last('touches')]);
    this.open = db.prepare(
      'SELECT id, position, status, began, event, source, came, parent, depth, jump FROM block_versions WHERE lot = ? AND first = ? AND ended IS NULL',
    );
    this.rungs = db.prepare('SELECT nth, total FROM ladder_steps WHERE ladder = ? AND rung = ? ORDER BY revision DESC LIMIT 1');
    this.ancestor = db.prepare('SELECT depth, jump FROM block_versions WHERE id = ?');
  }

  /** The rows of a table that numbers things. */
  numbered(table: NumberedName): Value[][] {
    return this.db.prepare<[], Value[]>(`SELECT * FROM ${table} ORDER BY id`).raw().safeIntegers().all();
  }

  /** The numbers in the last row of a key, full or not. */
  lastChunk(table: ChunkedName, key: number): number[] | undefined {
    const row = this.chunks.get(table)?.get(key);
    return row && [...numbersIn(row.records)];
  }

  /** How many versions there are. */
  versions(): number {
    return (this.db.prepare<[], { last: number | null }>('SELECT max(id) AS last FROM block_versions').get()?.last ?? -1) + 1;
  }

  /** The version that isn't over of the block that begins at `first`. */
  openVersion(lot: number, first: bigint): BlockVersion | undefined {
    const row = this.open.get(lot, first);
    return row && { ...row, jump: this.ancestorOf(row), block: null, ended: null };
  }

  /** The last checkpoint of what all positions hold. */
  lastCheckpoint(): Checkpoint | undefined {
    return this.db
      .prepare<[], Checkpoint>('SELECT versions, issued, imported, totals FROM balance_checkpoints ORDER BY revision DESC LIMIT 1')
      .get();
  }

  /** What moved between positions with the versions from this number on. */
  postingsSince(version: number): Posting[] {
    return this.db
      .prepare<[number], Posting>(
        'SELECT position, came, last - first + 1 AS quantity FROM block_versions WHERE id >= ? AND came <> position',
      )
      .safeIntegers()
      .all(version);
  }

  /** What each sum of adjustments is by now. */
  sums(): [sum: number, total: bigint][] {
    const rows = this.db.prepare<[], Row<'summed'>>('SELECT sum, total, max(revision) AS revision FROM summed GROUP BY sum').all();
    return rows.map(({ sum, total }) => [sum, BigInt(total)]);
  }

  /** What a rung of a ladder is by now, and how many events made it so; undefined where none did. */
  rung(ladder: number, rung: number): { readonly nth: number; readonly total: string } | undefined {
    return this.rungs.get(ladder, rung);
  }

  private ancestorOf({ id, jump }: Pick<VersionRow, 'id' | 'jump'>): Ancestor | null {
    const row = jump === id ? undefined : this.ancestor.get(jump);
    return row ? { id: jump, depth: row.depth, jump: this.ancestorOf({ id: jump, jump: row.jump }) } : null;
  }
}
