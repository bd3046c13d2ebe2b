import { setImmediate as turn } from 'node:timers/promises';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Subject, filter, firstValueFrom, map, merge, timer } from 'rxjs';
import { refuse } from '../../domain/kernel/refusal.js';
import type { EventFile } from '../../event-store/event-file.js';
import type { StoredAct } from '../../event-store/event-store.js';
import type { Registries, Registry } from '../../node/registries.js';
import { actsAfter } from './event-pages.js';
import { malformedRequest } from '../problems/problem.js';
import { onlyKnown, revisionAfter, type Query } from '../query.js';

const STREAM_TYPE = 'text/event-stream; charset=utf-8';
/** A comment line this often says that the stream lives, and finds out when the reader doesn't. */
const HEARTBEAT_MS = 15_000;
/** More open streams of a registry than this are turned away. */
const MOST_STREAMS = 1_000;
/** What a reader's browser waits before it comes back. */
const RETRY_MS = 1_000;
/** Frames are sent in pieces of about this size while the past is replayed. */
const PIECE = 64 * 1024;

/** The ledger as it grows: one frame an act, from `Last-Event-ID` or `after` on, until the reader or the node goes. */
export const addEventStream = (fastify: FastifyInstance, registries: Registries): void => {
  const ending = new Ending();
  fastify.addHook('preClose', (done) => {
    ending.begin();
    done();
  });
  const options = { config: { form: 'stream' as const }, exposeHeadRoute: false };
  const path = '/v1/registries/:registry/events/stream';
  fastify.head(path, options, (_, reply) => reply.header('content-type', STREAM_TYPE).send());
  fastify.get(path, options, async (request, reply) => {
    const registry = await registries.get((request.params as { registry: string }).registry);
    onlyKnown(request.query as Query, ['after']);
    const after = placeOf(request);
    if (after >= registry.file.size) refuse('unknown-event');
    if (registry.meter.streams >= MOST_STREAMS || ending.begun) refuse('unavailable');
    // The connection ends with the stream: one that stayed open would keep a node that stops waiting.
    reply.header('content-type', STREAM_TYPE).header('x-accel-buffering', 'no').header('connection', 'close');
    return reply.send(Readable.from(counted(registry, frames(registry.file, after, ending))));
  });
};

/** That the node is about to stop: open streams end, so that it need not wait for their readers. */
class Ending {
  begun = false;
  readonly signal = new Subject<'end'>();

  begin(): void {
    this.begun = true;
    this.signal.next('end');
  }
}

/** Where a reader goes on: the last act it saw, else `after`, else before the first. Throws `malformed-request`. */
const placeOf = ({ headers, query }: FastifyRequest): bigint => {
  const seen = headers['last-event-id'];
  const after = revisionAfter(query as Query) ?? -1n;
  if (seen === undefined || seen === '') return after;
  if (typeof seen !== 'string' || !/^(?:0|[1-9][0-9]{0,17})$/.test(seen))
    throw malformedRequest('Last-Event-ID', 'revision-format', 'A revision in digits');
  return BigInt(seen);
};

async function* counted({ meter }: Registry, pieces: AsyncIterableIterator<string>): AsyncIterableIterator<string> {
  meter.streams += 1;
  try {
    yield* pieces;
  } finally {
    meter.streams -= 1;
  }
}

/** Nothing is read before the reader has taken what was sent: `Readable` asks for the next piece only when there is room. */
async function* frames(file: EventFile, after: bigint, ending: Ending): AsyncIterableIterator<string> {
  yield `retry: ${RETRY_MS}\n\n`;
  for (let place = after; !ending.begun;) {
    let piece = '';
    for (const act of actsAfter(file, place, file.size - 1n)) {
      piece += frameOf(act);
      place = act.at(-1)?.revision ?? place;
      if (piece.length >= PIECE) break;
    }
    if (piece !== '') {
      yield piece;
      await turn();
    } else if ((await news(file, place, ending)) === 'beat') yield ': beat\n\n';
  }
}

/** Waits for what comes first: a head beyond `place`, the time for a sign of life, the end. */
const news = (file: EventFile, place: bigint, ending: Ending): Promise<'grown' | 'beat' | 'end'> => {
  const grown = file.heads().pipe(
    filter((head) => head > place),
    map(() => 'grown' as const),
  );
  return firstValueFrom(merge(grown, timer(HEARTBEAT_MS).pipe(map(() => 'beat' as const)), ending.signal));
};

const frameOf = (act: StoredAct): string => {
  const revision = String(act.at(-1)?.revision);
  return `id: ${revision}\nevent: act\ndata: {"revision":"${revision}","events":[${act.map(({ body }) => body).join(',')}]}\n\n`;
};
