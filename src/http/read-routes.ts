import type { FastifyInstance, FastifyReply } from 'fastify';
import { refuse } from '../domain/kernel/refusal.js';
import type { Params, QuestionName } from '../projections/questions.js';
import type { Registries, Registry } from '../registries.js';
import { countFrom, onlyKnown, revisionFrom, single, type Query } from './query.js';
import { READS, type Read } from './reads.js';

/** How long a read waits for the read file to reach a revision that was asked for. */
const MOST_WAIT_MS = 2_000;
/** How long a read of now waits for the read file to reach the head of the moment it came. */
const FRESH_WAIT_MS = 1_000;

const EVERY_READ = ['at', 'minRevision'];
const PAGED = ['pageSize', 'cursor'];

/** Serves every read of the table. */
export const addReads = (fastify: FastifyInstance, registries: Registries): void => {
  fastify.get('/v1/registries', async (_, reply) => {
    const items = await Promise.all(registries.codes.map((code) => registries.get(code).then(summaryOf)));
    return sendJson(reply, { items: items.filter((item) => item !== undefined), cursor: null });
  });
  for (const read of READS) {
    fastify.get(`/v1/registries/:registry${read.path}`, async (request, reply) => {
      const { registry: code = '', ...names } = request.params as Record<string, string>;
      const registry = await registries.get(code);
      const query = request.query as Query;
      await reach(registry, query);
      const params = { ...names, ...paramsOf(read, query) } as unknown as Params<QuestionName>;
      const { answer, touched } = await registry.reads.ask(read.question, params);
      reply.header('etag', `"${touched}"`);
      return sendJson(reply, answer);
    });
  }
};

const sendJson = (reply: FastifyReply, body: unknown): FastifyReply =>
  reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(body));

/** A registry that is open, as its own read answers. */
const summaryOf = async ({ ledger, reads }: Registry): Promise<object | undefined> => {
  if (!ledger.isOpen) return undefined;
  await reads.reach(ledger.revision, FRESH_WAIT_MS);
  return (await reads.ask('registry', {})).answer;
};

/** `minRevision` waits, then refuses (`unavailable`); a read of now waits a little for what this node has just written. */
const reach = async ({ ledger, reads }: Registry, query: Query): Promise<void> => {
  const least = revisionFrom(query, 'minRevision');
  if (least !== undefined && !(await reads.reach(least, MOST_WAIT_MS))) refuse('unavailable');
  await reads.reach(ledger.revision, FRESH_WAIT_MS);
};

const paramsOf = ({ query: own = {}, paged }: Read, query: Query): Record<string, unknown> => {
  onlyKnown(query, [...EVERY_READ, ...(paged ? PAGED : []), ...Object.keys(own)]);
  const params: Record<string, unknown> = {};
  for (const name of ['at', 'cursor', ...Object.keys(own)]) {
    const value = single(query, name);
    if (value !== undefined) params[name] = name === 'by' ? value.split(',') : value;
  }
  if (paged) params['pageSize'] = countFrom(query, 'pageSize', 1_000, 100);
  return params;
};
