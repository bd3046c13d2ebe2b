import type { FastifyInstance } from 'fastify';
import { tailOf } from '../event-store/stored-event.js';
import type { StoredEvent } from '../event-store/event-store.js';
import type { Registries, Registry } from '../registries.js';
import { malformedRequest } from './problem.js';
import { countFrom, onlyKnown, single, type Query } from './query.js';

const MOST_EVENTS = 10_000;
const USUAL_EVENTS = 1_000;

/** The ledger itself: events as they are stored, one a line, from `after` (exclusive). */
export const addEventFeed = (fastify: FastifyInstance, registries: Registries): void => {
  fastify.get('/v1/registries/:registry/events', async (request, reply) => {
    const registry = await registries.get((request.params as { registry: string }).registry);
    const query = request.query as Query;
    onlyKnown(query, ['after', 'limit']);
    const events = page(registry, afterOf(query), countFrom(query, 'limit', MOST_EVENTS, USUAL_EVENTS));
    reply.header('content-type', 'application/x-ndjson; charset=utf-8');
    return reply.send(events.map(({ body }) => `${body}\n`).join(''));
  });
};

const afterOf = (query: Query): bigint => {
  const text = single(query, 'after') ?? '-1';
  if (!/^(?:-1|0|[1-9][0-9]{0,17})$/.test(text)) throw malformedRequest('after', 'revision-format', 'A revision in digits, or -1');
  return BigInt(text);
};

/** Whole acts: a page never ends inside one, so the first act comes whole even where it alone is more than `limit`. */
const page = ({ file, ledger }: Registry, after: bigint, limit: number): readonly StoredEvent[] => {
  const room = ledger.revision - after;
  const events = room <= 0n ? [] : file.read(after + 1n, Number(room < BigInt(limit) ? room : BigInt(limit)));
  const last = events.at(-1);
  const tail = last && tailOf(last.body);
  if (!last || !tail || tail.part === tail.parts) return events;
  const whole = events.slice(0, events.length - tail.part);
  return whole.length > 0 ? whole : file.actAt(last.revision);
};
