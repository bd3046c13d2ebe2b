import type { Value } from '../read-file/columns.js';
import { TABLES, type Values } from '../read-file/tables.js';

const { columns: COLUMNS } = TABLES.block_versions;
const WIDTH = COLUMNS.length;
const VERSIONS = 4096;

/** Rows of versions as one piece of memory that another thread takes over: copied value by value they cost as much as writing them. */
export class PackedVersions {
  readonly memory = new ArrayBuffer(VERSIONS * WIDTH * 8);
  private readonly numbers = new Float64Array(this.memory);
  private readonly serials = new BigInt64Array(this.memory);
  private used = 0;

  get count(): number {
    return this.used / WIDTH;
  }
  get isFull(): boolean {
    return this.used === this.numbers.length;
  }

  add(values: Values<'block_versions'>): void {
    for (const value of values) {
      if (typeof value === 'bigint') this.serials[this.used] = value;
      else this.numbers[this.used] = value ?? NaN;
      this.used += 1;
    }
  }
}

/** The first `count` rows of what was packed, in order, each in the same list. */
export function* unpacked(memory: ArrayBuffer, count: number): IterableIterator<Values<'block_versions'>> {
  const numbers = new Float64Array(memory);
  const serials = new BigInt64Array(memory);
  const large = COLUMNS.flatMap((column, i) => (column.large ? [i] : []));
  const row = Array<Value>(WIDTH).fill(null);
  for (let begin = 0; begin < count * WIDTH; begin += WIDTH) {
    for (let column = 0; column < WIDTH; column += 1) {
      const number = numbers[begin + column] ?? NaN;
      row[column] = Number.isNaN(number) ? null : number;
    }
    for (const column of large) row[column] = serials[begin + column] ?? 0n;
    yield row as unknown as Values<'block_versions'>;
  }
}
