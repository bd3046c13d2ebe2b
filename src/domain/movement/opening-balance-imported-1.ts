import type { Book } from '../book/book.js';
import { BlockIds, Code, Columns, OneOf } from '../kernel/fields.js';
import { Event, happened, type DomainEvent, type Occasion } from '../message/message.js';
import { IMPORTED_COLUMNS_1, type ImportedRow, type ImportedRow1 } from './imported-blocks.js';
import { OpeningBalanceImported } from './opening-balance-imported.js';

/**
 * Version 1: registry and series were any text, and so they are shown; with what comes in later they are compared in one normal form
 * (`outside-series.ts`).
 */
@Event('OpeningBalanceImported', 1)
export class OpeningBalanceImported1 implements DomainEvent {
  @Code('import') import!: string;
  @OneOf('ITMO', 'CER') kind!: 'ITMO' | 'CER';
  @Columns(IMPORTED_COLUMNS_1, { account: 'account', host: 'party', activity: 'programme', authorization: 'authorization' }) rows!: {
    readonly columns: readonly string[];
    readonly rows: readonly ImportedRow1[];
  };
  @BlockIds(1_000_000, 0) firstTransferred!: readonly string[];

  apply(book: Book, revision: bigint, by: Occasion): void {
    const rows = this.rows.rows.map((row): ImportedRow => [...row, null, null, null]);
    happened(OpeningBalanceImported, { ...this, rows: { columns: this.rows.columns, rows } }).apply(book, revision, by);
  }
}
