import type { PrintedReport, PrintedRow } from '../../projections/aef/answer.js';
import { columnsOf, NOMENCLATURE, TABLE_NAMES, type Column, type TableName } from '../../projections/aef/nomenclature.js';
import { partyName } from '../party-name.js';
import { bold, dayCell, whole, workbookOf, type WorkbookSheet } from '../workbook.js';

/** The annual report as the agreed electronic format has it: seven sheets, in their order. */
export const reportWorkbook = (report: PrintedReport): Promise<Buffer> => {
  const [index, summary] = NOMENCLATURE.sheets;
  return workbookOf([
    indexSheet(index ?? '', report),
    summarySheet(summary ?? '', report),
    ...TABLE_NAMES.map((table) => tableSheet(table, report)),
  ]);
};

const headOf = ({ party, year }: PrintedReport): string[][] => [
  ['Party', partyName(party)],
  ['Reported year', year],
];

const versionOf = ({ version, provisional }: PrintedReport): string[] => ['Version', provisional ? `${version} (provisional)` : version];

const indexSheet = (name: string, report: PrintedReport): WorkbookSheet => ({
  name,
  rows: [
    [bold('Agreed electronic format for annual information')],
    ...headOf(report),
    versionOf(report),
    [],
    [bold('Sheet'), bold('Content')],
    ...TABLE_NAMES.map((table) => [NOMENCLATURE.tables[table].sheet, NOMENCLATURE.tables[table].title]),
  ],
  widths: [30, 60],
});

const summarySheet = (name: string, report: PrintedReport): WorkbookSheet => {
  const { tables, changes, accepted, revision } = report;
  return {
    name,
    rows: [
      [bold('Summary information')],
      ...headOf(report),
      versionOf(report),
      ['Speaks for all events up to', whole(revision)],
      ['Nomenclature of', dayCell(NOMENCLATURE.nomenclature)],
      [],
      [bold('Table'), bold('Rows')],
      ...TABLE_NAMES.map((table) => [NOMENCLATURE.tables[table].title, tables[table].length]),
      [],
      [bold('Rows added and removed since the version before'), changes.length],
      [bold('Findings accepted with a reason'), accepted.length],
      ...accepted.map(({ check, table, row, reason }) => [`${check}: ${table}, row ${row}`, (reason as { code: string }).code]),
    ],
    widths: [60, 30],
  };
};

const tableSheet = (table: TableName, report: PrintedReport): WorkbookSheet => {
  const { sheet, title } = NOMENCLATURE.tables[table];
  const columns = columnsOf(table);
  return {
    name: sheet,
    rows: [
      [bold(title)],
      ...headOf(report),
      [],
      columns.map(({ header }) => ({ ...bold(header), wrap: true })),
      ...report.tables[table].map((row) => columns.map((column) => cellOf(column, row))),
    ],
    widths: columns.map(() => 24),
  };
};

const cellOf = ({ header, kind }: Column, row: PrintedRow): string | number => {
  const text = String(row[header] ?? '');
  if (kind === 'carp') return NOMENCLATURE.placeholders.carp;
  if (kind === 'link') return NOMENCLATURE.placeholders.link;
  if (kind === 'party') return partyName(text);
  if (kind === 'integer') return whole(text);
  return kind === 'date' || kind === 'instant' ? dayCell(text) : text;
};
