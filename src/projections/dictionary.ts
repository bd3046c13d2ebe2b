import type { TableName, Value } from './rows.js';
import type { Sink } from './sink.js';

/** Numbers for things that are named again and again, from 1 on in the order in which they are first met; each is written once. */
export class Dictionary {
  private readonly ids = new Map<string, number>();

  constructor(
    private readonly sink: Sink,
    private readonly table: TableName,
  ) {}

  get size(): number {
    return this.ids.size;
  }

  /** The number of `key`; the first time, `columns` are written under it. */
  id(key: string, columns: () => readonly Value[] = () => [key]): number {
    let id = this.ids.get(key);
    if (id !== undefined) return id;
    id = this.ids.size + 1;
    this.ids.set(key, id);
    this.sink.insert(this.table, [id, ...columns()]);
    return id;
  }
}
