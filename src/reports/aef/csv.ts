import type { PrintedReport, PrintedRow } from '../../projections/aef/answer.js';
import { columnsOf, NOMENCLATURE, TABLE_NAMES, type TableName } from '../../projections/aef/nomenclature.js';
import { csvText } from '../csv.js';

const EVENTS = 'event revisions';

/** The five tables one below the other, each under a line with its name; or one of them alone, which begins with its header. */
export const reportCsv = ({ tables }: PrintedReport, table?: TableName): string => {
  if (table !== undefined) return csvText(rowsOf(table, tables[table]));
  return TABLE_NAMES.map((name) => csvText([[NOMENCLATURE.tables[name].title], ...rowsOf(name, tables[name])])).join('\n');
};

const rowsOf = (table: TableName, rows: readonly PrintedRow[]): string[][] => {
  const headers = columnsOf(table).map(({ header }) => header);
  return [[...headers, EVENTS], ...rows.map((row) => [...headers.map((header) => String(row[header] ?? '')), eventsOf(row)])];
};

const eventsOf = ({ events = [] }: PrintedRow): string => (typeof events === 'string' ? events : events.join(' '));
