import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Registries, Registry } from '../../node/registries.js';
import { EVENT_FILTERS, type EventParams } from '../../projections/find/events.js';
import { fresh } from '../reads/reach.js';
import { eventParamsOf } from './event-params.js';
import { actsAfter, PIECE } from './event-pages.js';
import type { OpenReader } from './open-reader.js';
import type { OpenReaders } from './open-readers.js';
import type { ReaderTurns } from './reader-turns.js';
import { countFrom, onlyKnown, revisionAfter, type Query } from '../query.js';

const MOST_EVENTS = 10_000;
const USUAL_EVENTS = 1_000;
/** So many are asked for of the read file at a time. */
const MOST_A_PAGE = 1_000;
const FILTERS = Object.keys(EVENT_FILTERS) as (keyof EventParams)[];

/** The ledger itself: events as they are stored, one a line, from `after` (exclusive); whole acts, or only the events that filters mean. */
export const addEventFeed = (fastify: FastifyInstance, registries: Registries, readers: OpenReaders): void => {
  fastify.get('/v1/registries/:registry/events', { config: { form: 'lines' } }, async (request, reply) => {
    const registry = await registries.get((request.params as { registry: string }).registry);
    const query = request.query as Query;
    onlyKnown(query, ['after', 'limit', ...FILTERS]);
    const after = revisionAfter(query) ?? -1n;
    const limit = countFrom(query, 'limit', MOST_EVENTS, USUAL_EVENTS);
    const params = eventParamsOf(query, FILTERS);
    reply.header('content-type', 'application/x-ndjson; charset=utf-8');
    if (request.method === 'HEAD') return reply.send(Readable.from([]));
    const revisions = params && (await eventsMeant(registry, params, after, limit));
    const reader = readers.add(request, reply, registry);
    const page = { after, head: registry.ledger.revision, limit };
    return reply.send(Readable.from(revisions ? singly(reader, readers.turns, revisions) : linesOf(reader, readers.turns, page)));
  });
};

/** At most `limit` events that the filters mean, by revision, as the read file has them. */
const eventsMeant = async (registry: Registry, params: EventParams, after: bigint, limit: number): Promise<bigint[]> => {
  await fresh(registry);
  const revisions: bigint[] = [];
  for (let cursor: string | null | undefined; cursor !== null && revisions.length < limit;) {
    const { answer } = await registry.reads.ask('timeline', {
      ...{ ...params, after: String(after), pageSize: Math.min(MOST_A_PAGE, limit - revisions.length) },
      ...(cursor === undefined ? {} : { cursor }),
    });
    revisions.push(...answer.items.map(({ revision }) => BigInt(revision)));
    ({ cursor } = answer);
  }
  return revisions;
};

/** These events alone, whatever else is in their acts. */
async function* singly(reader: OpenReader, turns: ReaderTurns, revisions: readonly bigint[]): AsyncIterableIterator<string> {
  const { file } = reader.registry;
  let next = 0;
  const gather = (): string => {
    reader.checkGoesOn();
    let text = '';
    for (; text.length < PIECE && next < revisions.length; next += 1)
      for (const { body } of file.read(revisions[next] ?? 0n, 1)) text += `${body}\n`;
    return text;
  };
  while (next < revisions.length) yield await turns.do(gather);
}

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
