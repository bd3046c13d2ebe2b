import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { audit, type LawReport } from '../../audit/audit.js';
import type { Registries, Registry } from '../../node/registries.js';
import { onlyKnown, type Query } from '../query.js';
import { sendJson } from '../send-json.js';

/** An audit may take at most this share of the node's time: one that takes a second is not run again for twenty. */
const SHARE = 20;
const LEAST_AGE_MS = 1_000;

/** What the laws of no double counting came to on the whole book. `ageMs` is how long ago they were run. */
export interface AuditAnswer {
  readonly registry: string;
  /** The revision of the book they were run on. */
  readonly revision: string;
  readonly at: string;
  readonly ageMs: number;
  readonly holds: boolean;
  readonly laws: readonly object[];
}

interface Run {
  readonly ran: number;
  readonly tookMs: number;
  readonly answer: Omit<AuditAnswer, 'ageMs'>;
}

/** Serves the result of the laws; it is made anew when it has grown old. */
export const addAudit = (fastify: FastifyInstance, registries: Registries): void => {
  const runs = new WeakMap<Registry, Run>();
  fastify.get('/v1/registries/:registry/audit', async (request, reply) => {
    onlyKnown(request.query as Query, []);
    const registry = await registries.get((request.params as { registry: string }).registry);
    // Between two turns of the event loop no batch is half decided.
    await turn();
    let run = runs.get(registry);
    const age = run ? performance.now() - run.ran : Infinity;
    if (!run || age > Math.max(LEAST_AGE_MS, SHARE * run.tookMs)) runs.set(registry, (run = runOn(registry)));
    return sendJson(reply, { ...run.answer, ageMs: Math.round(performance.now() - run.ran) } satisfies AuditAnswer);
  });
};

const runOn = ({ code, ledger }: Registry): Run => {
  const began = performance.now();
  const { holds, laws } = audit(ledger.book);
  const answer = { registry: code, revision: String(ledger.revision), at: new Date().toISOString(), holds, laws: laws.map(lawOf) };
  const ran = performance.now();
  return { ran, tookMs: ran - began, answer };
};

const lawOf = ({ name, rule, says, figure, findings }: LawReport): object => ({
  ...{ law: name, rule, says, figure, holds: findings.length === 0 },
  findings: findings.map(({ detail, revision, blocks }) => ({
    detail,
    ...(revision === undefined ? {} : { revision: String(revision) }),
    ...(blocks === undefined ? {} : { blocks }),
  })),
});
