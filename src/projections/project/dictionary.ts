import type { Value } from '../read-file/columns.js';
import type { Rows } from '../read-file/rows.js';
import { TABLES, type Named, type NumberedName, type Others, type Values } from '../read-file/tables.js';
import type { EarlierRows } from './earlier-rows.js';

/** Numbers for things that are named again and again, from 1 on in the order in which they are first met; each is written once. */
export class Dictionary<T extends NumberedName> {
  private readonly ids = new Map<string, number>();

  constructor(
    private readonly rows: Rows,
    private readonly table: T,
    earlier?: EarlierRows,
  ) {
    const width = TABLES[table].named.length;
    for (const [id, ...columns] of earlier?.numbered(table) ?? []) this.ids.set(keyOf(columns.slice(0, width)), Number(id));
  }

  /** The number of what these columns name; the first time, they are written under it with what `others` says. */
  id(named: Named<T>, others: () => Others<T>): number {
    const key = keyOf(named);
    let id = this.ids.get(key);
    if (id !== undefined) return id;
    id = this.ids.size + 1;
    this.ids.set(key, id);
    this.rows.insert(this.table, [id, ...named, ...others()] as unknown as Values<T>);
    return id;
  }
}

/** Where a thing is known by its columns alone. */
export const NO_OTHERS = (): readonly [] => [];

const keyOf = (named: readonly Value[]): string => (named.length === 1 ? String(named[0]) : named.join('\n'));
