import type { RefusalCode } from '../../domain/kernel/refusal.js';
import { XLSX } from '../../reports/workbook.js';
import { READS, type Read } from '../reads/reads.js';
import { isReport } from '../reads/send-report.js';
import { answerName } from './answers.js';
import { answer, IF_NONE_MATCH, NOT_MODIFIED, operationId, parameter, reference, type Operation } from './operations.js';
import { READING } from './problems.js';
import type { Schema } from '../../domain/kernel/json-schema.js';

const AT = parameter(
  'query',
  'at',
  'As of this revision, this RFC 3339 instant, or the end of this day (UTC)',
  { type: 'string', maxLength: 40 },
  { example: '5' },
);
const MIN_REVISION = parameter('query', 'minRevision', 'Wait up to 2 s until the answer speaks for this revision', {
  type: 'string',
  pattern: '^(?:0|[1-9][0-9]{0,17})$',
});
export const PAGE_SIZE = parameter('query', 'pageSize', 'Items a page, 1 to 1,000; 100 if absent', {
  type: 'string',
  pattern: '^(?:[1-9][0-9]{0,2}|1000)$',
});
export const CURSOR = parameter('query', 'cursor', 'The cursor of the page before', { type: 'string', maxLength: 2000 });
const FORMAT = parameter('query', 'format', 'As JSON, or the items of the page as CSV', { type: 'string', enum: ['json', 'csv'] });
const LINK: Schema = { description: 'Where the next page is, of CSV alone', schema: { type: 'string' } };
const ETAG: Schema = {
  description: 'The last revision of what was read, for If-Match, and a hash of the answer',
  schema: { type: 'string' },
};

const ownParameters = ({ query }: Read): Schema[] =>
  Object.entries(query).map(([name, { description, pattern, example, required = false }]) =>
    parameter('query', name, description, { type: 'string', pattern }, { example, required }),
  );

/** What the names in the path, and the filters of a query, are refused with where there is no such resource. */
const unknowns = ({ names, query }: Read): RefusalCode[] =>
  [...Object.values(names), ...Object.values(query)].flatMap(({ unknown }) => unknown ?? []);

const asJson = (read: Read): Schema => answer(read.summary, reference(answerName(read.question)), { headers: { ETag: ETAG } });

const asCsvToo = (read: Read): Schema => {
  const { content, ...json } = answer(read.summary, reference(answerName(read.question)), { headers: { ETag: ETAG, Link: LINK } });
  return { ...json, content: { ...(content as Schema), 'text/csv': { schema: { type: 'string' } } } };
};

/** A report is there as CSV and as a workbook, too. */
const asReport = (read: Read): Schema => {
  const { content, ...json } = asJson(read);
  const file = { schema: { type: 'string', description: 'The same as a file' } };
  return { ...json, content: { ...(content as Schema), 'text/csv': file, [XLSX]: file } };
};

/** One operation for each read. */
export const readOperations: readonly Operation[] = READS.map((read) => ({
  method: 'get',
  path: `/v1/registries/{registry}${read.path.replace(/:([a-z]+)/g, '{$1}')}`,
  id: operationId(read.question),
  tag: 'reads',
  summary: read.summary,
  parameters: [
    AT,
    MIN_REVISION,
    IF_NONE_MATCH,
    ...(read.paged ? [PAGE_SIZE, CURSOR] : []),
    ...(read.csv ? [FORMAT] : []),
    ...ownParameters(read),
  ],
  answers: { '200': isReport(read.question) ? asReport(read) : read.csv ? asCsvToo(read) : asJson(read), ...NOT_MODIFIED },
  refuses: [...READING, 'unknown-event', ...unknowns(read)],
}));
