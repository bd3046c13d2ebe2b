import type { FastifyInstance } from 'fastify';
import type { HostCheck } from './host-check.js';

/** What a page of another origin may send beside what every page may, and may read of an answer beside its body. */
const MAY_SEND = 'authorization, content-type, idempotency-key, if-match, if-none-match, last-event-id';
const MAY_READ = 'etag, link, location, retry-after, idempotency-replayed';
/** So many seconds a browser keeps the answer to its question. */
const KEPT_S = '600';

/**
 * Lets pages of the listed origins (`CORS_ORIGINS`) read answers, and answers what browsers ask before. Each origin is named by itself, never `*`,
 * and no cookie is sent along: whoever calls says so in `Authorization`. It stands before the gate, since a browser asks without a key, and
 * behind the check of the host, which `AUTH_MODE=dev` relies on. Nothing where none is listed.
 */
export const addCrossOrigin = (fastify: FastifyInstance, origins: readonly string[], checkHost: HostCheck): void => {
  if (origins.length === 0) return;
  const listed = new Set(origins);
  fastify.addHook('onRequest', (request, reply, done) => {
    const { origin, 'access-control-request-method': asks } = request.headers;
    reply.header('vary', 'origin');
    if (origin === undefined || !listed.has(origin)) return void done();
    reply.headers({ 'access-control-allow-origin': origin, 'access-control-expose-headers': MAY_READ });
    if (request.method !== 'OPTIONS' || asks === undefined) return void done();
    try {
      checkHost(request.raw.rawHeaders);
    } catch (error) {
      return void done(error as Error);
    }
    const allowed = { 'access-control-allow-methods': 'GET, HEAD, POST', 'access-control-allow-headers': MAY_SEND };
    void reply
      .code(204)
      .headers({ ...allowed, 'access-control-max-age': KEPT_S })
      .send();
  });
};
