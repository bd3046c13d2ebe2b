import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, refuse } from '../../domain/kernel/refusal.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import type { Registries } from '../../node/registries.js';
import { actText, dryRunText, revisionOf } from './act-text.js';
import { ifMatchOf, isKey, keyOf, requestOf } from './command-request.js';
import { callerOf } from '../gate/gate.js';
import { receiptLink } from '../log/log-routes.js';
import { submit } from './submit.js';
import type { Problems } from '../problems/problems.js';
import { flagFrom, onlyKnown, type Query } from '../query.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const NO_PARAMETERS: readonly string[] = [];
const DRY_RUN: readonly string[] = ['dryRun'];

/** One route for every command of the Catalogue, and one for the answer to a key (`docs/contract.md` 2). */
export class CommandRoutes {
  constructor(
    private readonly registries: Registries,
    private readonly catalogue: Catalogue,
    private readonly problems: Problems,
  ) {}

  /** The path on which most requests come: registered with Fastify itself, so that nothing stands between it and the ledger. */
  register(fastify: FastifyInstance): void {
    fastify.post('/v1/registries/:registry/commands/:command', (request, reply) => {
      this.execute(request, reply).catch((error: unknown) => this.problems.send(error, request, reply));
    });
    fastify.get('/v1/registries/:registry/commands/:key', (request, reply) => this.find(request, reply));
  }

  /** 201 with the act; 200 with what a dry run would do; or the refusal. */
  private async execute(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { registry: code, command: name } = request.params as { registry: string; command: string };
    const query = request.query as Query;
    const { headers } = request;
    onlyKnown(query, DRY_RUN);
    const dryRun = flagFrom(query, 'dryRun');
    const given = headers['idempotency-key'];
    const key = dryRun && given === undefined ? undefined : keyOf(given);
    const ifMatch = ifMatchOf(headers['if-match']);
    const command = requestOf(this.catalogue, callerOf(request), {
      name,
      data: request.body,
      key: dryRun ? undefined : key,
      ifMatch,
      dryRun,
    });
    const started = this.registries.started(code);
    const opening = started ? undefined : await this.registries.beforeOpening(code, command);
    reply.header('content-type', JSON_TYPE);
    if (opening && dryRun) return void reply.code(200).send(dryRunText(code, opening));
    const registry = started ?? (await this.registries.getOrMake(code, dryRun));
    const answer = await submit(registry, command);
    if (answer instanceof Refusal) return this.problems.send(answer, request, reply);
    if (dryRun) return void reply.code(200).send(dryRunText(code, answer));
    if (answer.replayed) reply.header('idempotency-replayed', 'true');
    void reply
      .code(201)
      .header('etag', `"${revisionOf(answer.act)}"`)
      .header('link', receiptLink(code, revisionOf(answer.act)))
      .send(actText(code, answer));
  }

  /** The first answer to a key of the caller's own. */
  private async find(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { registry, key } = request.params as { registry: string; key: string };
    const { actor } = callerOf(request);
    onlyKnown(request.query as Query, NO_PARAMETERS);
    if (!isKey(key)) refuse('unknown-key');
    const { ledger } = await this.registries.get(registry);
    const act = (await ledger.find(actor, key)) ?? refuse('unknown-key');
    return reply
      .header('content-type', JSON_TYPE)
      .header('etag', `"${revisionOf(act)}"`)
      .header('link', receiptLink(registry, revisionOf(act)))
      .send(actText(registry, { act }));
  }
}
