import { finished, Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '../../domain/kernel/refusal.js';
import type { Registries, Registry } from '../../node/registries.js';
import { ACT_FILTERS } from '../../projections/find/events.js';
import { Behind } from './behind.js';
import { eventParamsOf } from './event-params.js';
import { filteredFrames } from './filtered-frames.js';
import { frameAfter, RETRY } from './frames.js';
import type { OpenReader } from './open-reader.js';
import type { OpenReaders } from './open-readers.js';
import type { ReaderTurns } from './reader-turns.js';
import { malformedRequest } from '../problems/problem.js';
import { onlyKnown, revisionAfter, single, type Query } from '../query.js';

const STREAM_TYPE = 'text/event-stream; charset=utf-8';
const FILTERS = Object.keys(ACT_FILTERS) as (keyof typeof ACT_FILTERS)[];

/** The ledger as it grows: one frame an act, from `Last-Event-ID` or `after` on, until the reader, its right to read or the node goes. */
export const addEventStream = (fastify: FastifyInstance, registries: Registries, readers: OpenReaders): void => {
  const options = { config: { form: 'stream' as const }, exposeHeadRoute: false };
  const path = '/v1/registries/:registry/events/stream';
  fastify.head(path, options, (_, reply) => reply.header('content-type', STREAM_TYPE).send());
  fastify.get(path, options, async (request, reply) => {
    const registry = await registries.get((request.params as { registry: string }).registry);
    const query = request.query as Query;
    onlyKnown(query, ['after', ...FILTERS]);
    const params = eventParamsOf(query, FILTERS);
    const after = placeOf(request, registry);
    if (after >= registry.file.size) refuse('unknown-event');
    const reader = readers.add(request, reply, registry);
    registry.meter.streams += 1;
    finished(reply.raw, () => (registry.meter.streams -= 1));
    // The connection ends with the stream: one that stayed open would keep a node that stops waiting.
    reply.header('content-type', STREAM_TYPE).header('x-accel-buffering', 'no').header('connection', 'close');
    const behind = new Behind(registry.file, after);
    return reply.send(
      Readable.from(
        params ? filteredFrames({ reader, turns: readers.turns, behind }, params, after) : frames(reader, readers.turns, behind, after),
      ),
    );
  });
};

/** Where a reader goes on: the last act it saw, else `after`, `now` being the head, else before the first. Throws `malformed-request`. */
const placeOf = ({ headers, query }: FastifyRequest, { file }: Registry): bigint => {
  const seen = headers['last-event-id'];
  const isNow = single(query as Query, 'after') === 'now';
  const after = isNow ? file.size - 1n : (revisionAfter(query as Query) ?? -1n);
  if (seen === undefined || seen === '') return after;
  if (typeof seen !== 'string' || !/^(?:0|[1-9][0-9]{0,17})$/.test(seen))
    throw malformedRequest('Last-Event-ID', 'revision-format', 'A revision in digits');
  return BigInt(seen);
};

/**
 * Nothing is read before the reader has taken what was sent: `Readable` asks for the next piece only when there is room.
 */
async function* frames(reader: OpenReader, turns: ReaderTurns, behind: Behind, after: bigint): AsyncIterableIterator<Buffer | string> {
  yield RETRY;
  for (let place = after; reader.goesOn;) {
    yield* behind.at(place);
    const piece = await turns.do(() => (reader.goesOn ? frameAfter(reader.registry.file, place) : undefined));
    if (piece) {
      place = piece.last;
      yield piece.bytes;
    } else if ((await reader.news(place)) === 'beat') yield await turns.do(() => ': beat\n\n');
  }
}
