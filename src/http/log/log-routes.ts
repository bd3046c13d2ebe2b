import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../../domain/kernel/refusal.js';
import type { PublishedLog } from '../../node/log/published-log.js';
import type { Registries, Registry } from '../../node/registries.js';
import { noteText } from '../../transparency-log/note.js';
import { RECEIPT_TYPE } from '../../transparency-log/receipt.js';
import { tileAt } from '../../transparency-log/tiles.js';
import { hexOf } from '../../transparency-log/tree.js';
import { tagOfBytes } from '../entity-tags.js';
import type { ReadAccess } from '../gate/read-access.js';
import { malformedRequest } from '../problems/problem.js';
import { onlyKnown, revisionFrom, type Query } from '../query.js';
import { checkNames } from '../reads/path-parameters.js';
import { sendText } from '../send-json.js';

const TEXT = 'text/plain; charset=utf-8';
/** The bytes of a tile's address are the same for ever. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** That one tree of a registry is the beginning of another. Hashes are lower-case hex. */
export interface ConsistencyAnswer {
  readonly registry: string;
  /** The last event of the larger tree. */
  readonly revision: string;
  readonly from: string;
  readonly to: string;
  readonly fromRoot: string;
  readonly toRoot: string;
  readonly proof: readonly string[];
}

/** The address of the receipt of the event at `revision`, as a `Link` (RFC 8288) of the answer that it was written. */
export const receiptLink = (registry: string, revision: bigint): string =>
  `</v1/registries/${registry}/events/${revision}/receipt>; rel="https://c2sp.org/tlog-proof"; type="${RECEIPT_TYPE}"`;

/**
 * Serves a registry's log (c2sp.org/tlog-tiles) and proofs. They are for everybody, also where reads are for members: they say nothing of
 * what an event holds. Its entries are events, and for whoever may read those.
 */
export const addLog = (fastify: FastifyInstance, registries: Registries, access: ReadAccess): void => {
  const log = '/v1/registries/:registry/log';
  const logOf = async (request: FastifyRequest, parameters: readonly string[] = []): Promise<{ registry: Registry; log: PublishedLog }> => {
    onlyKnown(request.query as Query, parameters);
    const registry = await registries.get((request.params as { registry: string }).registry);
    return { registry, log: registry.log.published };
  };
  fastify.get(`${log}/checkpoint`, { config: { form: 'text', isOpen: true } }, async (request, reply) => {
    const { checkpoint } = (await logOf(request)).log;
    return fresh(reply, TEXT, noteText((checkpoint ?? refuse('not-sealed-yet')).note));
  });
  fastify.get(`${log}/key`, { config: { form: 'text', isOpen: true } }, async (request, reply) => {
    const { keys } = (await logOf(request)).log;
    return fresh(reply, TEXT, keys.length === 0 ? refuse('not-sealed-yet') : keys.map((key) => `${key}\n`).join(''));
  });
  fastify.get(`${log}/consistency`, { config: { isOpen: true } }, async (request, reply) => {
    const { registry, log: published } = await logOf(request, ['from', 'to']);
    const answer = consistency(registry.code, published, request.query as Query);
    return sendText(reply.header('cache-control', 'no-cache'), JSON.stringify(answer));
  });
  const tile = async (request: FastifyRequest, reply: FastifyReply, level: string, caching: string): Promise<FastifyReply> => {
    const { log: published } = await logOf(request);
    const name = tileAt(level, (request.params as { '*': string })['*']) ?? refuse('not-found');
    const bytes = Buffer.from(published.tile(name) ?? refuse('not-found'));
    return reply.headers({ 'content-type': 'application/octet-stream', 'cache-control': caching, etag: tagOfBytes(bytes) }).send(bytes);
  };
  fastify.get(`${log}/tile/entries/*`, { config: { form: 'bytes' } }, (request, reply) =>
    tile(request, reply, 'entries', access.mode === 'public' ? FOR_EVER : 'no-store'),
  );
  fastify.get(`${log}/tile/:level/*`, { config: { form: 'bytes', isOpen: true } }, (request, reply) =>
    tile(request, reply, (request.params as { level: string }).level, FOR_EVER),
  );
  fastify.get(
    '/v1/registries/:registry/events/:revision/receipt',
    { config: { form: 'receipt', isOpen: true } },
    async (request, reply) => {
      const { revision } = request.params as { revision: string };
      const { registry, log: published } = await logOf(request);
      checkNames({ revision });
      if (BigInt(revision) > registry.ledger.revision) refuse('unknown-event');
      return fresh(reply, RECEIPT_TYPE, published.receipt(BigInt(revision)) ?? refuse('not-sealed-yet'));
    },
  );
};

/** What the next checkpoint changes: it may be kept, and is to be asked for again. */
const fresh = (reply: FastifyReply, type: string, text: string): FastifyReply =>
  reply.headers({ 'content-type': type, 'cache-control': 'no-cache', etag: tagOfBytes(text) }).send(text);

const consistency = (registry: string, log: PublishedLog, query: Query): ConsistencyAnswer => {
  const from = revisionFrom(query, 'from') ?? wrong('from', 'missing-parameter', 'How many events the smaller tree has');
  const to = revisionFrom(query, 'to') ?? log.checkpoint?.size ?? refuse('not-sealed-yet');
  if (from < 1n) return wrong('from', 'size-range', 'A number of events from 1');
  if (from > to) return wrong('to', 'size-range', 'At least as many events as from');
  return consistencyOf(registry, log, from, to);
};

/** That the first `from` events are the beginning of the first `to`, which are sealed. Throws `not-sealed-yet` where they aren't. */
export const consistencyOf = (registry: string, log: PublishedLog, from: bigint, to: bigint): ConsistencyAnswer => {
  const { roots, proof } = log.consistency(from, to) ?? refuse('not-sealed-yet');
  const [fromRoot, toRoot] = roots;
  return {
    ...{ registry, revision: String(to - 1n), from: String(from), to: String(to) },
    ...{ fromRoot: hexOf(fromRoot), toRoot: hexOf(toRoot), proof: proof.map(hexOf) },
  };
};

const wrong = (name: string, code: string, detail: string): never => {
  throw malformedRequest(name, code, detail);
};
