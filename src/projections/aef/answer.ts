import { flag, list, oneOf, record, reference, text, type Shape, type TypeOf } from '../answers/shape.js';
import { party, revision, year } from '../answers/types.js';
import { malformed } from '../view/malformed.js';
import { columnsOf, TABLE_NAMES, type TableName } from './nomenclature.js';
import type { AnnualReport } from './report.js';
import type { ReportRow } from './rows.js';

/** The forms in which a report is given: twins of one row model. */
export const REPORT_FORMS = ['json', 'csv', 'xlsx'] as const;

/** A row as JSON has it: its cells by header, and its events. */
export type PrintedRow = Readonly<Record<string, string | readonly string[]>>;

const rowShape = (table: TableName): Shape<PrintedRow> => {
  const cells = Object.fromEntries(columnsOf(table).map(({ header }) => [header, text(header)]));
  return record({ ...cells, events: list(revision('An event it comes from')) });
};

/** A row of any of the tables. */
const anyRow: Shape<PrintedRow> = { schema: { type: 'object', description: 'The row, by its columns', additionalProperties: true } };

const change = record({
  table: oneOf('The table', ...TABLE_NAMES),
  change: oneOf('Against the version before', 'added', 'removed'),
  row: anyRow,
});

const accepted = record({
  check: text('The check'),
  table: oneOf('The table', ...TABLE_NAMES),
  row: text('Row of the table, from 1; 0 for one that is missing'),
  reason: reference('Reason'),
});

export const reportAnswer = record({
  party: party('The Party'),
  year: year('The reported year'),
  version: text('Version of the report', '^[1-9][0-9]{0,3}\\.0$'),
  provisional: flag('Whether it is what the next would be, and not filed'),
  revision: revision('The last event it speaks for'),
  tables: record({
    submission: list(rowShape('submission')),
    authorizations: list(rowShape('authorizations')),
    actions: list(rowShape('actions')),
    holdings: list(rowShape('holdings')),
    entities: list(rowShape('entities')),
  }),
  changes: list(change, 'Rows that the version before has not, or had'),
  accepted: list(accepted, 'Findings with which it was filed nevertheless'),
});
export type PrintedReport = TypeOf<typeof reportAnswer>;

const printedRow = ({ cells, events }: ReportRow): PrintedRow => ({ ...cells, events });

/** A report as JSON has it, member by member. */
export const printedReport = ({ party, year, version, provisional, revision, tables, changes, accepted }: AnnualReport): PrintedReport => ({
  ...{ party, year, version, provisional, revision: String(revision) },
  tables: {
    submission: tables.submission.map(printedRow),
    authorizations: tables.authorizations.map(printedRow),
    actions: tables.actions.map(printedRow),
    holdings: tables.holdings.map(printedRow),
    entities: tables.entities.map(printedRow),
  },
  changes: changes.map(({ row, ...of }) => ({ ...of, row: printedRow(row) })),
  accepted: accepted.map(({ check, table, row, reason }) => ({ check, table: table as TableName, row, reason })),
});

/** Throws `malformed-request` where the form can't be. */
export const checkForm = ({ format = 'json', table }: { readonly format?: string; readonly table?: string }): void => {
  if (!(REPORT_FORMS as readonly string[]).includes(format)) malformed('format', 'enum', `One of ${REPORT_FORMS.join(', ')}`);
  if (table !== undefined && !(TABLE_NAMES as readonly string[]).includes(table))
    malformed('table', 'enum', `One of ${TABLE_NAMES.join(', ')}`);
};

/** What a report says when it is filed: its day, and the findings it is filed with. */
export const asFiled = (report: PrintedReport, on: string, findings: PrintedReport['accepted']): PrintedReport => ({
  ...report,
  provisional: false,
  tables: { ...report.tables, submission: report.tables.submission.map((row) => ({ ...row, 'Date of submission': on })) },
  accepted: findings,
});
