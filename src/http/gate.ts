import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '../domain/kernel/refusal.js';
import type { Catalogue } from '../ledger/catalogue.js';
import type { Registries } from '../registries.js';
import type { Authenticate, Caller } from './authentication.js';

/** The largest body of one command. */
export const MOST_BODY_BYTES = 1024 * 1024;

/** The longest address. */
export const MOST_URL_BYTES = 8 * 1024;

const callers = new WeakMap<FastifyRequest, Caller>();

/** Who sent the request, as the gate found out. Throws `unauthenticated` where nobody said. */
export const callerOf = (request: FastifyRequest): Caller => callers.get(request) ?? refuse('unauthenticated');

interface Guarded {
  readonly authenticate: Authenticate;
  readonly registries: Registries;
  readonly catalogue: Catalogue;
}

/**
 * What is refused before a body is read, in the order of `commands.md` 2: the address too long (414), who is calling (401), whether the registry and the command
 * exist (404), whether the answer and the body have forms that are known here (406, 415, 413).
 */
export const addGate = (app: FastifyInstance, { authenticate, registries, catalogue }: Guarded): void => {
  app.addHook('onRequest', async (request) => {
    if (request.url.length > MOST_URL_BYTES) refuse('uri-too-long');
    const caller = authenticate(request.headers.authorization);
    if (caller) callers.set(request, caller);
    if (request.is404) return;
    const { registry, command } = request.params as { registry?: string; command?: string };
    const isCommand = request.method === 'POST';
    if (isCommand) callerOf(request);
    if (registry !== undefined) await checkRegistry(registries, registry, isCommand && command === 'open-registry');
    if (isCommand && command !== undefined) catalogue.entry(command);
    checkAccept(request);
    if (isCommand) checkBody(request, command === undefined ? 'application/x-ndjson' : 'application/json');
  });
};

/** `open-registry` may name a code that is only about to exist. */
const checkRegistry = async (registries: Registries, code: string, opens: boolean): Promise<void> => {
  if (opens && registries.mayOpen(code)) return;
  const { ledger } = await registries.get(code);
  if (!opens && !ledger.isOpen) refuse('unknown-registry');
};

/** RFC 9110 12.5.1, as far as it matters here: some range must take one of the forms that are offered. */
const checkAccept = ({ headers: { accept } }: FastifyRequest): void => {
  if (accept === undefined) return;
  const ranges = accept.split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    return parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)) ? '' : type;
  });
  const offered = /^(?:\*\/\*|application\/(?:\*|json|problem\+json|x-ndjson)|text\/(?:\*|event-stream|plain|html|csv))$/;
  if (!ranges.some((range) => offered.test(range))) refuse('not-acceptable');
};

const checkBody = ({ headers }: FastifyRequest, type: string): void => {
  const [media = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim().toLowerCase());
  if (media !== type || parameters.some((parameter) => parameter !== 'charset=utf-8' && parameter !== 'charset="utf-8"'))
    refuse('unsupported-media-type');
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') refuse('unsupported-media-type');
  if (type === 'application/json' && Number(headers['content-length'] ?? 0) > MOST_BODY_BYTES) refuse('too-large');
};
