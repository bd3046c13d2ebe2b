import { checkForm, printedReport, REPORT_FORMS, reportAnswer } from '../aef/answer.js';
import { TABLE_NAMES } from '../aef/nomenclature.js';
import { findingsIn, reportOf } from '../aef/report.js';
import { list, nullable, oneOf, record, text } from '../answers/shape.js';
import { cursor } from '../answers/as-of.js';
import { party, revision, year } from '../answers/types.js';
import { malformed } from '../view/malformed.js';
import type { View } from '../view/view.js';
import { PARTY } from './parties.js';
import type { PathParameter, QueryParameter } from './parameters.js';
import { question } from './question.js';

const YEAR_PATTERN = '(?:19|20|21)[0-9]{2}';
const YEAR: PathParameter = {
  pattern: new RegExp(`^${YEAR_PATTERN}$`),
  description: 'The reported year',
  example: '2025',
  unknown: 'not-found',
};

/** What of a report is asked for: the form is made where it is sent. */
const FORM = {
  format: { description: 'Form of the report; json if absent', pattern: `^(?:${REPORT_FORMS.join('|')})$`, example: 'json' },
  version: {
    description: 'A version as filed; what the next would be if absent',
    pattern: '^[1-9][0-9]{0,3}\\.0$',
    example: '1.0',
    unknown: 'not-found',
  },
  table: { description: 'This table alone, in CSV', pattern: `^(?:${TABLE_NAMES.join('|')})$`, example: 'actions' },
} as const satisfies Readonly<Record<string, QueryParameter>>;

interface Asked {
  readonly party: string;
  readonly year: string;
  readonly format?: string;
  readonly version?: string;
  readonly table?: string;
}

const find = (view: View, { party, year, version, ...form }: Asked): { answer: ReturnType<typeof printedReport>; touched: number } => {
  checkForm(form);
  const report = reportOf(view, party, year, version);
  return { answer: printedReport(report), touched: report.touched };
};

/** a version as filed, for ever the same; else what the next would be of the events so far. */
const aef = question({
  name: 'aef',
  path: '/parties/:party/aef/:year',
  summary: 'The annual report of a year: a version as filed, or what the next would be',
  names: { party: PARTY, year: YEAR },
  query: FORM,
  answer: reportAnswer,
  find,
});

/** The same, asked for in the query alone. */
const reportsAef = question({
  name: 'reports-aef',
  path: '/reports/aef',
  summary: 'The annual report of a Party and year',
  names: {},
  query: {
    party: { description: 'The Party', pattern: '^[A-Z]{3}$', example: 'GHA', required: true, unknown: 'unknown-party' },
    year: { description: 'The reported year', pattern: `^${YEAR_PATTERN}$`, example: '2025', required: true },
    ...FORM,
  },
  answer: reportAnswer,
  find: (view, params) => {
    if (!YEAR.pattern.test(params.year)) malformed('year', 'year-format', 'A calendar year, such as 2025');
    return find(view, params);
  },
});

const finding = record({
  check: text('The check'),
  severity: oneOf('With an error it is filed only with a recorded reason', 'error', 'warning'),
  table: oneOf('The table', ...TABLE_NAMES),
  row: text('Row of the table, from 1; 0 for one that is missing', '^(?:0|[1-9][0-9]*)$'),
  column: nullable(text('The column')),
  expected: nullable(text('What should be there')),
  found: nullable(text('What is there')),
  events: list(revision('An event')),
});

/** what the checks find in what the next report would be. */
const findings = question({
  name: 'aef-findings',
  path: '/parties/:party/aef/:year/findings',
  summary: 'What the checks find in the next annual report of a year',
  names: { party: PARTY, year: YEAR },
  answer: record({ party: party('The Party'), year: year('The year'), items: list(finding), cursor }),
  find: (view, { party: of, year: in_ }) => ({
    answer: { party: of, year: in_, items: findingsIn(view, of, in_), cursor: null },
    touched: view.revision,
  }),
});

export const questions = [aef, reportsAef, findings] as const;
