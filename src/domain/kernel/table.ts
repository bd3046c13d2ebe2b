import type { Journal, Undoable } from './journal.js';
import { sliced, type Kept } from './kept.js';

export interface ReadonlyTable<Row extends object> {
  readonly name: string;
  readonly size: number;
  get(key: string): Row | undefined;
  has(key: string): boolean;
  keys(): IterableIterator<string>;
  values(): IterableIterator<Row>;
}

/** How to take back one `set`: the key, and the row that stood there. */
export interface RowChange<Row> {
  readonly key: string;
  readonly before: Row | undefined;
}

/** Rows with their keys. */
type Entries<Row> = readonly (readonly [key: string, row: Row])[];

/** Rows by key. Rows are never changed in place and never removed, so that taking back is putting the old row again. */
export class Table<Row extends object> implements ReadonlyTable<Row>, Undoable<RowChange<Row>>, Kept<Entries<Row>> {
  private readonly rows = new Map<string, Row>();

  /** `name` is the kind of thing the rows are, as the read side and `If-Match` call it. */
  constructor(
    readonly name: string,
    private readonly journal: Journal,
  ) {}

  get size(): number {
    return this.rows.size;
  }
  get(key: string): Row | undefined {
    return this.rows.get(key);
  }
  has(key: string): boolean {
    return this.rows.has(key);
  }
  keys(): IterableIterator<string> {
    return this.rows.keys();
  }
  values(): IterableIterator<Row> {
    return this.rows.values();
  }

  set(key: string, row: Row): void {
    this.journal.record(this, { key, before: this.rows.get(key) });
    this.rows.set(key, row);
  }

  /** Changes some members of the row at `key`, which must be there: only events do this, and what they name exists. */
  update(key: string, members: Partial<Row>): void {
    const row = this.rows.get(key);
    if (!row) throw new Error(`an event changes ${this.name} ${key}, which the book doesn't have`);
    this.set(key, { ...row, ...members });
  }

  undo({ key, before }: RowChange<Row>): void {
    if (before) this.rows.set(key, before);
    else this.rows.delete(key);
  }

  slices(): Iterable<Entries<Row>> {
    return sliced([...this.rows], (entries) => entries);
  }

  restore(slices: Iterable<Entries<Row>>): void {
    for (const entries of slices) for (const [key, row] of entries) this.rows.set(key, row);
  }
}
