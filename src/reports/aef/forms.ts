import type { PrintedReport } from '../../projections/aef/answer.js';
import type { TableName } from '../../projections/aef/nomenclature.js';
import { XLSX } from '../workbook.js';
import { reportCsv } from './csv.js';
import { reportWorkbook } from './workbook.js';

/** A report in one of its forms, as it is sent. */
export interface Document {
  readonly type: string;
  readonly name: string;
  readonly body: string | Buffer;
}

/** The workbook, or the CSV, of a report as JSON has it. */
export const documentOf = async (report: PrintedReport, format: 'csv' | 'xlsx', table?: TableName): Promise<Document> => {
  const { party, year, version, provisional } = report;
  const name = `AEF-${party}-${year}-${provisional ? 'provisional' : version}${table ? `-${table}` : ''}.${format}`;
  if (format === 'csv') return { type: 'text/csv; charset=utf-8', name, body: reportCsv(report, table) };
  return { type: XLSX, name, body: await reportWorkbook(report) };
};
