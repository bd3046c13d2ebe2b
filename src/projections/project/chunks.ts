import type { EarlierRows } from './earlier-rows.js';
import type { Rows } from '../read-file/rows.js';

const RECORDS = 64;

/**
 * Sequences of small records by a key, each record beginning with a revision, in rows of 64: one write instead of many. A row that isn't
 * full is written again when it has grown; its contents depend on the records alone.
 */
export class Chunks {
  /** By key: keys are counted from 0 or 1 on. */
  private readonly chunks: (number[] | undefined)[] = [];
  private readonly grown = new Set<number>();

  constructor(
    private readonly rows: Rows,
    private readonly table: 'acts' | 'touches',
    private readonly width: number,
    private readonly earlier?: EarlierRows,
  ) {}

  append(key: number, record: readonly number[]): void {
    const chunk = (this.chunks[key] ??= this.earlier?.lastChunk(this.table, key) ?? []);
    if (chunk.length === RECORDS * this.width) {
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
