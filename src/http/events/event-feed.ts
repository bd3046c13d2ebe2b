import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Registries, Registry } from '../../node/registries.js';
import { actsAfter } from './event-pages.js';
import { countFrom, onlyKnown, revisionAfter, type Query } from '../query.js';

const MOST_EVENTS = 10_000;
const USUAL_EVENTS = 1_000;
/** Text is sent in pieces of about this size, so that a page of the largest events never stands in memory whole. */
const PIECE = 64 * 1024;

/** The ledger itself: events as they are stored, one a line, from `after` (exclusive). */
export const addEventFeed = (fastify: FastifyInstance, registries: Registries): void => {
  fastify.get('/v1/registries/:registry/events', { config: { form: 'lines' } }, async (request, reply) => {
    const registry = await registries.get((request.params as { registry: string }).registry);
    const query = request.query as Query;
    onlyKnown(query, ['after', 'limit']);
    const after = revisionAfter(query) ?? -1n;
    const limit = countFrom(query, 'limit', MOST_EVENTS, USUAL_EVENTS);
    reply.header('content-type', 'application/x-ndjson; charset=utf-8');
    return reply.send(Readable.from(request.method === 'HEAD' ? [] : pieces(registry, after, limit)));
  });
};

/**
 * Whole acts: a page never ends inside one, so the first act comes to its end even where it alone is more than `limit`. Between two pieces
 * others have their turn: a reader as fast as this node would else keep every command waiting for its page.
 */
async function* pieces({ file, ledger }: Registry, after: bigint, limit: number): AsyncIterableIterator<string> {
  let text = '';
  let count = 0;
  for (const act of actsAfter(file, after, ledger.revision)) {
    const events = act.filter(({ revision }) => revision > after);
    count += events.length;
    if (count > limit && count > events.length) break;
    for (const { body } of events) text += `${body}\n`;
    if (text.length < PIECE) continue;
    yield text;
    text = '';
    await turn();
  }
  if (text !== '') yield text;
}
