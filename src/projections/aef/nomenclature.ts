import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The five tables of the annual report (`docs/parties.md`). */
export const TABLE_NAMES = ['submission', 'authorizations', 'actions', 'holdings', 'entities'] as const;
export type TableName = (typeof TABLE_NAMES)[number];

export interface Column {
  readonly header: string;
  /** Required, optional, conditional, or filled by the reporting platform. */
  readonly required: 'R' | 'O' | 'C' | 'X';
  readonly kind: 'text' | 'party' | 'integer' | 'date' | 'instant' | 'carp' | 'link';
}

interface NamedTable {
  /** Name of its sheet in the workbook. */
  readonly sheet: string;
  readonly title: string;
  readonly columns: readonly Column[];
}

/** Field lists and controlled values as one edition of the common nomenclatures has them. */
export interface Nomenclature {
  readonly nomenclature: string;
  readonly source: string;
  readonly sheets: readonly string[];
  readonly placeholders: { readonly carp: string; readonly link: string };
  readonly tables: Readonly<Record<TableName, NamedTable>>;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** The edition that reports are written by. A later one is another file beside it. */
const EDITION = '2026-02-17';

/** Beside `src` and `dist`: the same file for both. Read once a thread. */
export const NOMENCLATURE = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../assets/nomenclature', `${EDITION}.json`), 'utf8'),
) as Nomenclature;

/** What stands where a column does not apply. */
export const NOT_APPLICABLE = 'NA';

export const columnsOf = (table: TableName): readonly Column[] => NOMENCLATURE.tables[table].columns;
