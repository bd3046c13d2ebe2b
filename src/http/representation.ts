import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { constants, createGzip, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { heldTag, zipped } from './entity-tags.js';
import { takesCoding, type Form } from './gate/forms.js';

/** Below this many bytes compressing costs more than it saves: most acts and single things are shorter. */
const LEAST_BYTES = 1_024;
/** Answers are made for one caller each: the quickest level still takes JSON to a fifth. */
const QUICK = { level: constants.Z_BEST_SPEED };

/** A stream of events is left alone, and an archive is compressed already. */
const NEVER_COMPRESSED: ReadonlySet<Form> = new Set<Form>(['stream', 'archive']);

const gzipped = promisify<string | Buffer, object, Buffer>(gzip);
/** Files of this node, which never change while it runs, are compressed once. */
const compressedOnce = new WeakMap<Buffer, Promise<Buffer>>();

/**
 * How answers to reads leave: not at all where the caller has them already (`If-None-Match`, 304), else compressed where that is asked for and
 * worth it. A stream of events is left alone, and so is every command: what was written is acknowledged first.
 */
export const representReads = (fastify: FastifyInstance): void => {
  fastify.addHook('onRoute', (route) => {
    if (!['GET', 'HEAD'].includes(String(route.method)) || NEVER_COMPRESSED.has(route.config?.form ?? 'json')) return;
    route.onSend = [...[route.onSend ?? []].flat(), represent];
  });
};

const represent = async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
  if (reply.statusCode !== 200) return payload;
  reply.header('vary', [reply.getHeader('vary') ?? [], 'accept-encoding'].flat().join(', '));
  const tag = reply.getHeader('etag');
  const { alwaysSent = false } = request.routeOptions.config;
  const isSent = typeof alwaysSent === 'boolean' ? alwaysSent : alwaysSent(request);
  const held = typeof tag === 'string' && !isSent ? heldTag(request.headers['if-none-match'], tag) : undefined;
  if (held !== undefined) {
    reply.code(304).header('etag', held).removeHeader('content-type');
    return null;
  }
  const compress = takesCoding(request.headers['accept-encoding'], 'gzip') ? compressing(payload) : undefined;
  if (!compress) return payload;
  reply.header('content-encoding', 'gzip').removeHeader('content-length');
  if (typeof tag === 'string') reply.header('etag', zipped(tag));
  return compress();
};

/** How to compress what is sent; undefined where there is nothing or too little. */
const compressing = (payload: unknown): (() => Promise<Buffer> | Readable) | undefined => {
  if (typeof payload === 'string') return Buffer.byteLength(payload) < LEAST_BYTES ? undefined : () => gzipped(payload, QUICK);
  if (Buffer.isBuffer(payload)) return payload.length < LEAST_BYTES ? undefined : () => gzippedOnce(payload);
  return payload instanceof Readable ? () => gzippedStream(payload) : undefined;
};

const gzippedOnce = (bytes: Buffer): Promise<Buffer> => {
  let once = compressedOnce.get(bytes);
  if (!once) compressedOnce.set(bytes, (once = gzipped(bytes, {})));
  return once;
};

/** `pipeline` ends either of the two with the fault of the other; Fastify, which reads the second, logs it. */
const gzippedStream = (pieces: Readable): Readable => pipeline(pieces, createGzip(QUICK), () => undefined);
