import type { FastifyInstance } from 'fastify';
import type { LawResult } from '../../checker/checker.js';
import type { Registries } from '../../node/registries.js';
import { onlyKnown, type Query } from '../query.js';
import { sendJson } from '../send-json.js';

/** What the independent check of all events came to so far. */
export interface AuditAnswer {
  readonly registry: string;
  /** The last revision that was checked: the check runs behind the writer. */
  readonly revision: string;
  readonly events: string;
  readonly acts: string;
  /** Whether nothing was found but what is inherited. */
  readonly holds: boolean;
  readonly laws: readonly LawResult[];
}

/** Serves the result of the running check: every law with its figures and what it found. */
export const addAudit = (fastify: FastifyInstance, registries: Registries): void => {
  fastify.get('/v1/registries/:registry/audit', async (request, reply) => {
    onlyKnown(request.query as Query, []);
    const { check } = await registries.get((request.params as { registry: string }).registry);
    return sendJson(reply, (await check.result()) satisfies AuditAnswer);
  });
};
