import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../../node/config.js';
import { hasRole } from '../../domain/message/may.js';
import { refuse } from '../../domain/kernel/refusal.js';
import type { Registries, Registry } from '../../node/registries.js';
import { callerOf } from '../gate/gate.js';
import { onlyKnown, type Query } from '../query.js';
import { sendJson } from '../send-json.js';

/** How long a caller waits; the node goes on taking over behind it. */
const PATIENCE_MS = 5_000;

/** Who writes a registry now. */
export interface Promoted {
  readonly registry: string;
  /** The revision at which this node began to write. */
  readonly revision: string;
  readonly node: string;
  readonly url: string;
}

/**
 * Lets this node take over the writing of a registry, whoever writes it now (`docs/architecture.md` 4.3). An administrator of the
 * registry may ask for it, in `dev` mode anybody.
 */
export const addPromotion = (fastify: FastifyInstance, registries: Registries, authMode: Config['authMode']): void => {
  fastify.post('/v1/registries/:registry/promote', async (request, reply) => {
    const { actor } = callerOf(request);
    onlyKnown(request.query as Query, []);
    checkEmpty(request);
    const registry = await registries.get((request.params as { registry: string }).registry);
    const { book } = registry.ledger;
    if (authMode !== 'dev' && !hasRole(book, actor, 'administrator', null, new Date().toISOString())) refuse('forbidden');
    return sendJson(reply, await promoted(registry));
  });
};

const promoted = async ({ code, ledger }: Registry): Promise<Promoted> => {
  const late = sleep(PATIENCE_MS, 'late' as const, { ref: false });
  if ((await Promise.race([ledger.promote(), late])) === 'late') refuse('outcome-unknown');
  const { node, url, since } = ledger.book.writer.get(code) ?? refuse('outcome-unknown');
  return { registry: code, revision: String(since), node, url };
};

/** There is nothing to say but who and where; a body is asked for all the same, since no page of another site may send JSON. */
const checkEmpty = ({ body }: FastifyRequest): void => {
  const members = typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.keys(body) : undefined;
  if (members?.length === 0) return;
  const errors = members?.map((name) => ({ pointer: `/${name}`, code: 'unknown-field', detail: 'No such member' }));
  refuse('invalid-input', { errors: errors ?? [{ pointer: '', code: 'wrong-type', detail: 'An object without members: {}' }] });
};
