import type { StructuredSummary } from '../projections/queries/structured-summary.js';
import type { Document } from './aef/forms.js';
import { csvText } from './csv.js';
import { partyName } from './party-name.js';
import { bold, whole, workbookOf, XLSX } from './workbook.js';

/** The structured summary as CSV, or as a workbook of one sheet; formulas are text in both. */
export const summaryDocument = async (summary: StructuredSummary, format: 'csv' | 'xlsx'): Promise<Document> => {
  const { party, rows } = summary;
  const years = rows[0]?.values.map(({ year }) => year) ?? [];
  const name = `structured-summary-${party}-${years[0] ?? ''}-${years.at(-1) ?? ''}.${format}`;
  const head = ['Row', 'Content', 'Formula', ...years];
  const lines = rows.map(({ row, content, formula, values }) => [row, content, formula, ...values.map(({ value }) => value ?? '')]);
  if (format === 'csv') return { type: 'text/csv; charset=utf-8', name, body: csvText([head, ...lines]) };
  const sheet = {
    name: 'Structured summary',
    rows: [
      [bold('Structured summary, Table 4 of the annex to decision 5/CMA.3')],
      ['Party', partyName(party)],
      [],
      head.map(bold),
      ...lines.map(([row = '', content = '', formula = '', ...values]) => [whole(row), content, formula, ...values.map(whole)]),
    ],
    widths: [6, 60, 44, ...years.map(() => 16)],
  };
  return { type: XLSX, name, body: await workbookOf([sheet]) };
};
