import type { EarlierRows } from './earlier-rows.js';
import type { Rows, TableName, Value } from '../read-file/rows.js';

/** Tables whose rows are named by more than their first column after the number: by so many. */
const NAMED_BY: Partial<Record<TableName, number>> = { lots: 2, statuses: 6, positions: 4, sums: 4 };

/** Numbers for things that are named again and again, from 1 on in the order in which they are first met; each is written once. */
export class Dictionary {
  private readonly ids = new Map<string, number>();

  constructor(
    private readonly rows: Rows,
    private readonly table: TableName,
    earlier?: EarlierRows,
  ) {
    for (const [id, ...columns] of earlier?.numbered(table) ?? []) this.ids.set(keyOf(columns.slice(0, NAMED_BY[table] ?? 1)), Number(id));
  }

  /** The number of what these columns name; the first time, they are written under it with what `others` says. */
  id(named: readonly Value[], others: () => readonly Value[] = () => []): number {
    const key = keyOf(named);
    let id = this.ids.get(key);
    if (id !== undefined) return id;
    id = this.ids.size + 1;
    this.ids.set(key, id);
    this.rows.insert(this.table, [id, ...named, ...others()]);
    return id;
  }
}

const keyOf = (named: readonly Value[]): string => (named.length === 1 ? String(named[0]) : named.join('\n'));
