import type Database from 'better-sqlite3';
import type { Ancestor, BlockVersion } from './block-version.js';
import { numbersOf, type TableName, type Value } from '../read-file/rows.js';

/** What every position held at some revision, and the number of the next version then. */
interface BalanceCheckpoint {
  readonly versions: number;
  readonly totals: BigInt64Array;
}

/** A version as its row says, with the number of the ancestor it jumps to: its own where it has none. */
type VersionRow = Omit<BlockVersion, 'jump' | 'block' | 'ended'> & { readonly jump: number };

/** The rows that a read file has already, for who writes those that follow. What only few events need is looked up when one does. */
export class EarlierRows {
  private readonly chunks: ReadonlyMap<string, Database.Statement<[number], { readonly records: Buffer }>>;
  private readonly open: Database.Statement<[number, bigint], VersionRow>;
  private readonly ancestor: Database.Statement<[number], { readonly depth: number; readonly jump: number }>;

  constructor(private readonly db: Database.Database) {
    const last = (table: string, key: string): [string, Database.Statement<[number], { readonly records: Buffer }>] => [
      table,
      db.prepare(`SELECT records FROM ${table} WHERE ${key} = ? ORDER BY first DESC LIMIT 1`),
    ];
    this.chunks = new Map([last('acts', 'one'), last('touches', 'resource')]);
    this.open = db.prepare(
      'SELECT id, position, status, began, event, source, came, parent, depth, jump FROM block_versions WHERE lot = ? AND first = ? AND ended IS NULL',
    );
    this.ancestor = db.prepare('SELECT depth, jump FROM block_versions WHERE id = ?');
  }

  /** The rows of a table whose first column is a number from 1 on. */
  numbered(table: TableName): Value[][] {
    return this.db.prepare<[], Value[]>(`SELECT * FROM ${table} ORDER BY id`).raw().safeIntegers().all();
  }

  /** The numbers in the last row of a key, full or not. */
  lastChunk(table: 'acts' | 'touches', key: number): number[] | undefined {
    const row = this.chunks.get(table)?.get(key);
    return row && [...numbersOf(row.records)];
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

  lastCheckpoint(): BalanceCheckpoint | undefined {
    const checkpoint = this.db
      .prepare<[], { versions: number; totals: Buffer }>('SELECT versions, totals FROM balance_checkpoints ORDER BY revision DESC LIMIT 1')
      .get();
    return checkpoint && { versions: checkpoint.versions, totals: new BigInt64Array(Uint8Array.from(checkpoint.totals).buffer) };
  }

  /** What moved between positions since that checkpoint. */
  postingsSince(
    checkpoint: BalanceCheckpoint | undefined,
  ): { readonly position: bigint; readonly came: bigint; readonly quantity: bigint }[] {
    return this.db
      .prepare<[number], { position: bigint; came: bigint; quantity: bigint }>(
        'SELECT position, came, last - first + 1 AS quantity FROM block_versions WHERE id >= ? AND came <> position',
      )
      .safeIntegers()
      .all(checkpoint?.versions ?? 0);
  }

  /** What each sum of adjustments is by now. */
  sums(): [sum: number, total: bigint][] {
    const rows = this.db.prepare<[], bigint[]>('SELECT sum, total, max(revision) FROM summed GROUP BY sum').raw().safeIntegers().all();
    return rows.map(([sum, total]) => [Number(sum), total ?? 0n]);
  }

  /** The metrics of authorizations that aren't in tCO2e. */
  metrics(): [authorization: string, metric: string][] {
    return this.db
      .prepare<[], [string, string]>(
        "SELECT subject, body ->> 'nonGhgMetric' AS metric FROM facts WHERE kind = 'authorized' AND metric IS NOT NULL ORDER BY began",
      )
      .raw()
      .all();
  }

  private ancestorOf({ id, jump }: { readonly id: number; readonly jump: number }): Ancestor | null {
    const row = jump === id ? undefined : this.ancestor.get(jump);
    return row ? { id: jump, depth: row.depth, jump: this.ancestorOf({ id: jump, jump: row.jump }) } : null;
  }
}
