import type { Rows } from '../read-file/rows.js';
import { RECORDS, widthOf, type ChunkedName } from '../read-file/tables.js';
import type { EarlierRows } from './earlier-rows.js';

/**
 * Sequences of small records by a key, each record beginning with a revision, in rows of 64: one write instead of many. A row that isn't
 * full is written again when it has grown; its contents depend on the records alone.
 */
export class Chunks {
  /** By key: keys are counted from 0 or 1 on. */
  private readonly chunks: (number[] | undefined)[] = [];
  private readonly grown = new Set<number>();
  private readonly full: number;

  constructor(
    private readonly rows: Rows,
    private readonly table: ChunkedName,
    private readonly earlier?: EarlierRows,
  ) {
    this.full = RECORDS * widthOf(table);
  }

  /** Appends a record: the values of the table's fields, in their order. */
  append(key: number, record: readonly number[]): void {
    const chunk = (this.chunks[key] ??= this.earlier?.lastChunk(this.table, key) ?? []);
    if (chunk.length === this.full) {
      if (this.grown.delete(key)) this.write(key, chunk);
      chunk.length = 0;
    }
    for (const value of record) chunk.push(value);
    this.grown.add(key);
  }

  /** Writes the rows that have grown. */
  flush(): void {
    for (const key of this.grown) this.write(key, this.chunks[key] ?? []);
    this.grown.clear();
  }

  private write(key: number, chunk: readonly number[]): void {
    this.rows.insert(this.table, [key, chunk[0] ?? 0, Buffer.from(Float64Array.from(chunk).buffer)]);
  }
}
