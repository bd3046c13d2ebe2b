import type { Rows, TableName, Value } from './rows.js';

/** Where derived rows go. Without `rows` nowhere: what a file has already is derived again, to go on from there. */
export class Sink implements Rows {
  constructor(public rows?: Rows) {}

  insert(table: TableName, values: readonly Value[]): void {
    this.rows?.insert(table, values);
  }

  closeLife(id: number, ended: number, node: number): void {
    this.rows?.closeLife(id, ended, node);
  }
}
