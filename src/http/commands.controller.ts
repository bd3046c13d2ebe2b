import { Body, Controller, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, refuse } from '../domain/kernel/refusal.js';
import { Catalogue } from '../ledger/catalogue.js';
import { Registries } from '../registries.js';
import { actText, dryRunText, revisionOf } from './answers.js';
import { ifMatchOf, keyOf, requestOf } from './command-request.js';
import { callerOf } from './gate.js';
import { flagFrom, type Query as QueryParameters } from './query.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** One route for every command of the Catalogue (`interfaces.md` 3). */
@Controller('v1/registries/:registry/commands')
export class CommandsController {
  constructor(
    private readonly registries: Registries,
    private readonly catalogue: Catalogue,
  ) {}

  /** 201 with the act; 200 with what a dry run would do; or the refusal. */
  @Post(':command')
  async execute(
    @Param('registry') registry: string,
    @Param('command') name: string,
    @Headers() headers: Record<string, string | undefined>,
    @Query() query: QueryParameters,
    @Body() data: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const dryRun = flagFrom(query, 'dryRun');
    const key = dryRun && headers['idempotency-key'] === undefined ? undefined : keyOf(headers['idempotency-key']);
    const ifMatch = ifMatchOf(headers['if-match']);
    const command = requestOf(this.catalogue, callerOf(request), { name, data, key: dryRun ? undefined : key });
    const { ledger } = name === 'open-registry' ? await this.registries.getOrMake(registry) : await this.registries.get(registry);
    const answer = await ledger.execute({ ...command, ifMatch, dryRun });
    if (answer instanceof Refusal) throw answer;
    reply.header('content-type', JSON_TYPE);
    if (dryRun) return void reply.code(200).send(dryRunText(registry, ledger.revision, answer));
    if (answer.replayed) reply.header('idempotency-replayed', 'true');
    reply
      .code(201)
      .header('etag', `"${revisionOf(answer.act)}"`)
      .send(actText(registry, answer.act));
  }

  /** The first answer to a key of the caller's own. */
  @Get(':key')
  async find(
    @Param('registry') registry: string,
    @Param('key') key: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { actor } = callerOf(request);
    const { ledger } = await this.registries.get(registry);
    const act = (await ledger.find(actor, keyOf(key))) ?? refuse('unknown-key');
    reply
      .header('content-type', JSON_TYPE)
      .header('etag', `"${revisionOf(act)}"`)
      .send(actText(registry, act));
  }
}
