import { Readable } from 'node:stream';
import { Controller, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Catalogue } from '../../ledger/catalogue.js';
import { Registries } from '../../node/registries.js';
import { BulkLines, together } from './bulk.js';
import { callerOf } from '../gate/gate.js';
import { malformedRequest } from '../problems/problem.js';
import { Problems } from '../problems/problems.js';
import { flagFrom, onlyKnown, type Query as QueryParameters } from '../query.js';

const NDJSON = 'application/x-ndjson; charset=utf-8';

/** Many commands in one request, one a line, answered one a line, in order. */
@Controller('v1/registries/:registry/commands')
export class BulkController {
  constructor(
    private readonly registries: Registries,
    private readonly catalogue: Catalogue,
    private readonly problems: Problems,
  ) {}

  @Post()
  @RouteConfig({ form: 'lines' })
  async execute(
    @Param('registry') registry: string,
    @Query() query: QueryParameters,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    onlyKnown(query, ['atomic']);
    if (request.headers['if-match'] !== undefined)
      throw malformedRequest('If-Match', 'unknown-header', 'Many commands have no precondition in common; give such a command by itself');
    const atomic = flagFrom(query, 'atomic');
    const served = await this.registries.get(registry);
    const lines = new BulkLines(request.body as Readable, this.catalogue, callerOf(request));
    await lines.begin();
    if (atomic) {
      const results = await together(lines, served);
      reply.code(201).header('content-type', NDJSON).send(results);
      return;
    }
    reply
      .code(200)
      .header('content-type', NDJSON)
      .send(Readable.from(lines.results(served, (refusal, command) => this.problems.noteRefusal(refusal, request, command))));
  }
}
