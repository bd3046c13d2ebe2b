import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Registries } from '../../node/registries.js';
import { actsAfter, PIECE } from './event-pages.js';
import type { OpenReader } from './open-reader.js';
import type { OpenReaders } from './open-readers.js';
import type { ReaderTurns } from './reader-turns.js';
import { countFrom, onlyKnown, revisionAfter, type Query } from '../query.js';

const MOST_EVENTS = 10_000;
const USUAL_EVENTS = 1_000;

/** The ledger itself: events as they are stored, one a line, from `after` (exclusive). */
export const addEventFeed = (fastify: FastifyInstance, registries: Registries, readers: OpenReaders): void => {
  fastify.get('/v1/registries/:registry/events', { config: { form: 'lines' } }, async (request, reply) => {
    const registry = await registries.get((request.params as { registry: string }).registry);
    const query = request.query as Query;
    onlyKnown(query, ['after', 'limit']);
    const after = revisionAfter(query) ?? -1n;
    const limit = countFrom(query, 'limit', MOST_EVENTS, USUAL_EVENTS);
    reply.header('content-type', 'application/x-ndjson; charset=utf-8');
    if (request.method === 'HEAD') return reply.send(Readable.from([]));
    const lines = linesOf(readers.add(request, reply, registry), readers.turns, { after, head: registry.ledger.revision, limit });
    return reply.send(Readable.from(lines));
  });
};

/**
 * Whole acts: a page never ends inside one, so the first act comes to its end even where it alone is more than `limit`. Each piece is gathered in
 * a turn of its own, once the reader has taken the one before, and a page of the largest events never stands in memory whole.
 */
export async function* linesOf(
  reader: OpenReader,
  turns: ReaderTurns,
  { after, head, limit = Infinity }: { readonly after: bigint; readonly head: bigint; readonly limit?: number },
): AsyncIterableIterator<string> {
  const acts = actsAfter(reader.registry.file, after, head);
  let count = 0;
  const gather = (): string => {
    reader.checkGoesOn();
    let text = '';
    while (text.length < PIECE) {
      const { value: act, done } = acts.next();
      if (done) break;
      const events = act.filter(({ revision }) => revision > after);
      count += events.length;
      if (count > limit && count > events.length) break;
      for (const { body } of events) text += `${body}\n`;
    }
    return text;
  };
  for (let text = await turns.do(gather); text !== ''; text = count > limit ? '' : await turns.do(gather)) yield text;
}
