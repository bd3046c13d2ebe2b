import { COLUMNS as TABLES, type Value } from '../read-file/rows.js';

const COLUMNS = TABLES.block_versions;
/** Where first and last serial stand, which can be larger than a number holds. */
const FIRST = 2;
const LAST = 3;
const VERSIONS = 4096;

/** Rows of versions as one piece of memory that another thread takes over: copied value by value they cost as much as writing them. */
export class PackedVersions {
  readonly memory = new ArrayBuffer(VERSIONS * COLUMNS * 8);
  private readonly numbers = new Float64Array(this.memory);
  private readonly serials = new BigInt64Array(this.memory);
  private used = 0;

  get count(): number {
    return this.used / COLUMNS;
  }
  get isFull(): boolean {
    return this.used === this.numbers.length;
  }

  add(values: readonly Value[]): void {
    for (const value of values) {
      if (typeof value === 'bigint') this.serials[this.used] = value;
      else this.numbers[this.used] = value === null ? NaN : Number(value);
      this.used += 1;
    }
  }
}

/** The first `count` rows of what was packed, in order, each in the same list. */
export function* unpacked(memory: ArrayBuffer, count: number): IterableIterator<readonly Value[]> {
  const numbers = new Float64Array(memory);
  const serials = new BigInt64Array(memory);
  const row = Array<Value>(COLUMNS).fill(null);
  for (let begin = 0; begin < count * COLUMNS; begin += COLUMNS) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const number = numbers[begin + column] ?? NaN;
      row[column] = Number.isNaN(number) ? null : number;
    }
    row[FIRST] = serials[begin + FIRST] ?? 0n;
    row[LAST] = serials[begin + LAST] ?? 0n;
    yield row;
  }
}
