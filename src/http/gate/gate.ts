import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, refuse } from '../../domain/kernel/refusal.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import type { Registries } from '../../node/registries.js';
import type { Authentication, Caller } from './authentication.js';
import { checkAccept } from './forms.js';
import type { HostCheck } from './host-check.js';
import { MOST_BODY_BYTES, MOST_URL_BYTES } from '../limits.js';
import { malformedPath } from '../problems/problem.js';
import type { RateLimit } from './rate-limit.js';
import type { ReadAccess } from './read-access.js';
import { SECURITY_HEADERS } from './security-headers.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent the request, as the gate found out; undefined where nobody said. */
    caller: Caller | undefined;
  }
}

/** Who sent the request, whose body may have been long on its way. Throws `unauthenticated` where nobody said, or the key is gone by now. */
export const callerOf = ({ caller }: FastifyRequest): Caller => (caller?.isStillGood() ? caller : refuse('unauthenticated'));

export interface Guarded {
  readonly checkHost: HostCheck;
  readonly authentication: Authentication;
  readonly registries: Registries;
  readonly catalogue: Catalogue;
  readonly readAccess: ReadAccess;
  readonly rateLimit: RateLimit | undefined;
}

/**
 * What is refused before a body is read, in the order of `docs/contract.md` 3: a host that isn't this one (421), the address too long (414),
 * who is calling (401) and how often (429), whether the registry and the command exist (404), whether the caller may read here (403), whether the answer and the body
 * have forms that are known here (406, 415, 413).
 */
export const addGate = (fastify: FastifyInstance, guarded: Guarded): void => {
  fastify.decorateRequest('caller', undefined);
  fastify.addHook('onRequest', (request, reply, done) => {
    const go = (): void => {
      try {
        reply.headers(SECURITY_HEADERS);
        pass(request, reply, guarded);
        done();
      } catch (error) {
        done(error as Error);
      }
    };
    const prepared = guarded.authentication.prepare(request.headers.authorization);
    if (prepared) void prepared.then(go);
    else go();
  });
};

/** What a request is refused with that the router can't read, and that never comes to the gate: here too host and caller come first. */
export const refusalOfUnread = (
  fault: Error,
  { url, headers, raw }: FastifyRequest,
  { checkHost, authentication }: Pick<Guarded, 'checkHost' | 'authentication'>,
): Error => {
  try {
    checkHost(raw.rawHeaders);
    if (url.length > MOST_URL_BYTES) refuse('uri-too-long');
    authentication.authenticate(headers.authorization);
    return fault;
  } catch (refusal) {
    return refusal as Error;
  }
};

const pass = (
  request: FastifyRequest,
  reply: FastifyReply,
  { checkHost, authentication, registries, catalogue, readAccess, rateLimit }: Guarded,
): void => {
  const { url, method, headers, raw } = request;
  checkHost(raw.rawHeaders);
  if (url.length > MOST_URL_BYTES) refuse('uri-too-long');
  const isHealth = url.startsWith('/health/');
  if (rateLimit && !isHealth) identifyWithin(rateLimit, request, reply, authentication);
  else request.caller = authentication.authenticate(headers.authorization);
  // The router decodes an encoded zero byte and passes it on; bytes that are not UTF-8 it refuses itself.
  if (url.includes('%00') && pathOf(url).includes('%00')) throw malformedPath();
  // Its body isn't read: whatever stands in it, there is nothing that takes it.
  if (request.is404) refuse(isServed(registries, pathOf(url)) ? 'not-found' : 'unknown-registry');
  const { registry, command, key } = request.params as { registry?: string; command?: string; key?: string };
  const writes = method === 'POST';
  if (writes) callerOf(request);
  if (registry !== undefined)
    checkRegistry(registries, registry, { opens: writes && command === 'open-registry', asksLedger: writes || key !== undefined });
  if (writes && command !== undefined) catalogue.entry(command);
  if (!writes && !isHealth && !request.routeOptions.config.isOpen) readAccess.check(request.caller, registry);
  checkAccept(headers.accept, request.routeOptions.config.form);
  if (writes) checkBody(request, request.routeOptions.config.form === 'lines' ? 'application/x-ndjson' : 'application/json');
};

/** Whether an address that isn't offered, or not for this method, is one of a registry that is: a registry that isn't comes before that. */
const isServed = (registries: Registries, path: string): boolean => {
  const code = /^\/v1\/registries\/([^/]+)/.exec(path)?.[1];
  return code === undefined || registries.started(code) !== undefined;
};

const pathOf = (url: string): string => {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
};

/** Whoever has no good token draws on the bucket of its address: guessing tokens is slow too. */
const identifyWithin = (limit: RateLimit, request: FastifyRequest, reply: FastifyReply, authentication: Authentication): void => {
  let refusal: unknown;
  try {
    request.caller = authentication.authenticate(request.headers.authorization);
  } catch (error) {
    refusal = error;
  }
  const wait = limit.take(request.caller ? `actor ${request.caller.actor}` : `address ${request.ip}`);
  if (wait > 0) {
    reply.header('retry-after', String(wait));
    refuse('too-many-requests');
  }
  if (refusal !== undefined) throw refusal as Error;
};

/**
 * `open-registry` may name a code that is only about to exist. Whether a registry that is served is open is for the ledger to say of a
 * command and of a key, since it makes sure of the head first: this node's file may lag behind the one where it was opened.
 */
const checkRegistry = (registries: Registries, code: string, { opens, asksLedger }: { opens: boolean; asksLedger: boolean }): void => {
  if (opens && registries.mayOpen(code)) return;
  const registry = registries.started(code);
  if (!registry || !(asksLedger || registry.ledger.isOpen)) refuse('unknown-registry');
};

const checkBody = ({ headers }: FastifyRequest, type: string): void => {
  const given = headers['content-type'];
  if (given !== type) {
    const [media = '', ...parameters] = (given ?? '').split(';').map((part) => part.trim().toLowerCase());
    if (media !== type || parameters.some((parameter) => parameter !== 'charset=utf-8' && parameter !== 'charset="utf-8"'))
      refuse('unsupported-media-type');
  }
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') refuse('unsupported-media-type');
  if (type === 'application/json' && Number(headers['content-length'] ?? 0) > MOST_BODY_BYTES) throw new Refusal('too-large');
};
