import { list, nullable, record, text, type TypeOf } from '../answers/shape.js';
import { amount, party, year } from '../answers/types.js';
import { REPORT_FORMS } from '../aef/answer.js';
import { SUMMARY_ROWS, summaryOf } from '../structured-summary/table.js';
import { malformed } from '../view/malformed.js';
import { touchOf } from '../view/touches-at.js';
import { PARTY } from './parties.js';
import { question } from './question.js';

const YEAR = '^(?:19|20|21)[0-9]{2}$';
const isYear = (given: string): boolean => new RegExp(YEAR).test(given);

const answer = record({
  party: party('The Party'),
  rows: list(
    record({
      row: text('Number of the row', '^(?:[1-9]|1[0-2])$'),
      content: text('What it is'),
      formula: text('What it is computed from'),
      values: list(record({ year: year('The year'), value: nullable(amount('The figure; null where there is none')) })),
    }),
  ),
});
export type StructuredSummary = TypeOf<typeof answer>;

/** The structured summary of annual information (2/CMA.3 annex 23): Table 4 of the annex to 5/CMA.3, row by row. */
const structuredSummary = question({
  name: 'structured-summary',
  path: '/parties/:party/structured-summary',
  summary: 'The structured summary of some years, row by row',
  names: { party: PARTY },
  query: {
    from: { description: 'First year', pattern: YEAR, example: '2021', required: true },
    to: { description: 'Last year', pattern: YEAR, example: '2025', required: true },
    format: { description: 'Form of the table; json if absent', pattern: `^(?:${REPORT_FORMS.join('|')})$`, example: 'json' },
  },
  answer,
  find: (view, { party: of, from, to, format = 'json' }) => {
    if (!isYear(from)) malformed('from', 'year-format', 'A calendar year');
    if (!isYear(to) || to < from) malformed('to', 'year-format', 'A calendar year, not before the first');
    if (!(REPORT_FORMS as readonly string[]).includes(format)) malformed('format', 'enum', `One of ${REPORT_FORMS.join(', ')}`);
    const years = summaryOf(view, of, from, to);
    const rows = SUMMARY_ROWS.map(([row, content, formula], i) => ({
      ...{ row, content, formula },
      values: years.map(([year, ...figures]) => ({ year, value: digits(figures[i] ?? null) })),
    }));
    return { answer: { party: of, rows }, touched: touchOf(view, `party:${of}`) ?? view.revision };
  },
});

const digits = (figure: bigint | null): string | null => (figure === null ? null : String(figure));

export const questions = [structuredSummary] as const;
