import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Schema } from '../../domain/kernel/json-schema.js';
import { Refusal, refuse } from '../../domain/kernel/refusal.js';
import type { AsOf } from '../../projections/answers/as-of.js';
import { atFrom } from '../../projections/at.js';
import type { Params, QuestionName } from '../../projections/questions.js';
import type { Answered } from '../../projections/read-threads.js';
import type { Registries, Registry } from '../../node/registries.js';
import { hexOf } from '../../transparency-log/tree.js';
import { checkNames } from './path-parameters.js';
import { tagOf } from '../entity-tags.js';
import { malformedRequest } from '../problems/problem.js';
import { countFrom, onlyKnown, single, type Query } from '../query.js';
import type { ReadAccess } from '../gate/read-access.js';
import { fresh, reach } from './reach.js';
import { csvOf } from './csv.js';
import { READS, type Read } from './reads.js';
import { sendJson, sendText } from '../send-json.js';
import { isReport, sendReport } from './send-report.js';

/** What time alone changes in these, whether a programme is active, a proposal open or an obligation overdue, no revision says: they are never answered 304. */
const CHANGES_WITH_TIME: ReadonlySet<QuestionName> = new Set([
  'programmes',
  'programme',
  'components',
  'component',
  'proposals',
  'proposal',
  'obligations',
  'obligation',
  'roles',
  'role',
  'aef',
  'reports-aef',
  'transfer-limits',
  'limits-of-period',
  'acceptances',
  'acceptance',
]);

/** These change with time while a proposal is open: what it reserves is free again when it runs out, which is no event. */
const CHANGES_WITH_PROPOSALS: ReadonlySet<QuestionName> = new Set(['accounts', 'account', 'blocks']);

/** Whether a read is sent to who has it, since time alone may have changed it. */
const alwaysSent = ({ question }: Read, registries: Registries): boolean | ((request: FastifyRequest) => boolean) =>
  CHANGES_WITH_PROPOSALS.has(question)
    ? ({ params }) =>
        registries
          .started((params as { registry: string }).registry)
          ?.ledger.book.openProposals.at('')
          .next().done === false
    : CHANGES_WITH_TIME.has(question);

/** In which form a read is asked for where that isn't JSON alone. */
const formOf = ({ question, csv }: Read): { form?: 'table' | 'report' } =>
  isReport(question) ? { form: 'report' } : csv ? { form: 'table' } : {};

const EVERY_READ = ['at', 'minRevision'];
const PAGED = ['pageSize', 'cursor'];

/** Serves every read of the table, and the list of registries. */
export const addReads = (fastify: FastifyInstance, registries: Registries, access: ReadAccess): void => {
  fastify.get('/v1/registries', (request, reply) => registryList(request, reply, access));
  for (const read of READS)
    fastify.get(
      `/v1/registries/:registry${read.path}`,
      { config: { alwaysSent: alwaysSent(read, registries), ...formOf(read) } },
      async (request, reply) => {
        const { registry: code = '', ...names } = request.params as Record<string, string>;
        checkNames(names);
        const registry = await registries.get(code);
        const query = request.query as Query;
        const params = { ...names, ...paramsOf(read, query) } as unknown as Params<QuestionName>;
        await reach(registry, query);
        const { text, touched } = await ask(registry, read.question, params);
        const answered = reply.header('etag', tagOf(touched)).header('cache-control', access.caching);
        if (read.csv && query['format'] === 'csv') return sendCsv(answered, request.url, text, read.csv);
        if (isReport(read.question)) return sendReport(answered, read.question, text, params);
        return sendText(answered, read.question === 'registry' ? JSON.stringify(withRoot(registry, text)) : text);
      },
    );
};

/** The items of a page as CSV; where there are more, the `Link` says where the next ones are (RFC 8288). */
const sendCsv = (reply: FastifyReply, url: string, text: string, schema: Schema): FastifyReply => {
  const { items, cursor } = JSON.parse(text) as { readonly items: readonly object[]; readonly cursor: string | null };
  if (cursor !== null) {
    const [path = '', query] = url.split('?');
    const next = new URLSearchParams(query);
    next.set('cursor', cursor);
    void reply.header('link', `<${path}?${next.toString()}>; rel="next"`);
  }
  return reply.header('content-type', 'text/csv; charset=utf-8').send(csvOf(items, schema));
};

/** The answer of the read side, as JSON. One that fails is `unavailable` until it is back. */
const ask = async <K extends QuestionName>(registry: Registry, question: K, params: Params<K>): Promise<Answered> => {
  try {
    return await registry.reads.askText(question, params);
  } catch (error) {
    if (!(error instanceof Refusal) && registry.readFault) refuse('unavailable');
    throw error;
  }
};

/** The root of the tree is known for the head, and for what is sealed. */
const withRoot = ({ file, log }: Registry, text: string): object => {
  const answer = JSON.parse(text) as AsOf;
  const count = BigInt(answer.revision) + 1n;
  const sealed = count === file.size || count < 1n ? undefined : log.published.rootOf(count);
  return { ...answer, root: count === file.size ? file.root() : sealed ? hexOf(sealed) : null };
};

/** The registries the caller may read, by code, each as its own read answers; those that weren't open at an instant are left out. */
const registryList = async (request: FastifyRequest, reply: FastifyReply, access: ReadAccess): Promise<FastifyReply> => {
  const query = request.query as Query;
  onlyKnown(query, ['at', ...PAGED]);
  const at = momentIn(query);
  if (at !== undefined && 'revision' in atFrom(at))
    throw malformedRequest('at', 'time-format', 'An instant: each registry has revisions of its own');
  const after = single(query, 'cursor') ?? '';
  if (!/^(?:[A-Z]{2,3}[0-9]{2})?$/.test(after)) throw malformedRequest('cursor', 'cursor-invalid', 'The cursor of the page before');
  const size = countFrom(query, 'pageSize', 1_000, 100);
  const open = access.readable(request.caller).filter(({ code, ledger }) => code > after && ledger.isOpen);
  const items = await Promise.all(open.slice(0, size).map((registry) => summaryOf(registry, at)));
  const cursor = open.length > size ? open[size - 1]?.code : undefined;
  return sendJson(reply, { items: items.filter((item) => item !== undefined), cursor: cursor ?? null });
};

const summaryOf = async (registry: Registry, at: string | undefined): Promise<object | undefined> => {
  await fresh(registry);
  try {
    return withRoot(registry, (await ask(registry, 'registry', at === undefined ? {} : { at })).text);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'unknown-registry') return undefined;
    throw error;
  }
};

const paramsOf = ({ query: own, paged, csv }: Read, query: Query): Record<string, unknown> => {
  onlyKnown(query, [...EVERY_READ, ...(paged ? PAGED : []), ...(csv ? ['format'] : []), ...Object.keys(own)]);
  const format = single(query, 'format') ?? 'json';
  if (csv && format !== 'json' && format !== 'csv') throw malformedRequest('format', 'enum', 'json or csv');
  const at = momentIn(query);
  const params: Record<string, unknown> = at === undefined ? {} : { at };
  for (const name of ['cursor', ...Object.keys(own)]) {
    const value = single(query, name);
    if (value !== undefined) params[name] = own[name]?.several ? value.split(',') : value;
    else if (own[name]?.required) throw malformedRequest(name, 'missing-parameter', own[name].description);
  }
  if (paged) params['pageSize'] = countFrom(query, 'pageSize', 1_000, 100);
  return params;
};

/** The past moment `at`, which is checked before anything is waited for. Throws `malformed-request`. */
const momentIn = (query: Query): string | undefined => {
  const at = single(query, 'at');
  if (at !== undefined) atFrom(at);
  return at;
};
