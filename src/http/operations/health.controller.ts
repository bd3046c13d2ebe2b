import { Controller, Get, Headers, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/kernel/refusal.js';
import { Registries, type Registry } from '../../node/registries.js';
import type { CheckState } from '../../node/check/found.js';
import type { ServerState } from '../../node/server-stream.js';
import { Authentication } from '../gate/authentication.js';
import { ReadAccess } from '../gate/read-access.js';
import { DirectoryProof } from './directory-proof.js';
import { NONCE_HEADER, PROOF_HEADER } from './proof-headers.js';
import { problemOf } from '../problems/problem.js';
import { onlyKnown, type Query as QueryParameters } from '../query.js';

/** What a registry's part of the node can do. `catching-up`: reads have not reached the head at which the node started. */
type RegistryState = 'ok' | 'catching-up' | 'reads-failed';

export interface RegistryHealth {
  readonly registry: string;
  readonly revision: string;
  readonly readable: string;
  readonly state: RegistryState;
  /** Why commands are refused just now: what a code stands for, in words. */
  readonly reasons: readonly { readonly code: string; readonly detail: string }[];
  /** How far its events are checked; where a law is broken the registry is read-only. */
  readonly check: CheckState;
  /** How the node stands to the servers that hold the events; absent where its own file does. */
  readonly eventStore?: ServerState;
}

/** For whoever runs the node: is it alive, may traffic be sent to it. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly registries: Registries,
    private readonly proof: DirectoryProof,
    private readonly access: ReadAccess,
    private readonly authentication: Authentication,
  ) {}

  /** Whoever sends a nonce hears with which directory it speaks. */
  @Get('live')
  live(@Query() query: QueryParameters, @Headers(NONCE_HEADER) nonce: unknown, @Res({ passthrough: true }) reply: FastifyReply): object {
    onlyKnown(query, []);
    const proof = this.proof.answerTo(nonce);
    if (proof !== undefined) reply.header(PROOF_HEADER, proof);
    return { status: 'ok' };
  }

  /**
   * Ready once every registry's file was read and its reads have come as far as the node started from; no longer while a read file fails.
   * Says how far each is, either way, to whoever may read it. A server that is away is reported and makes the node not unready: reads go on.
   */
  @Get('ready')
  ready(@Query() query: QueryParameters, @Req() { caller }: FastifyRequest, @Res() reply: FastifyReply): void {
    onlyKnown(query, []);
    const { keys } = this.authentication;
    const seen = { ...(keys && { keys }), registries: this.access.readable(caller).map(healthOf) };
    if (this.registries.all.every((registry) => healthOf(registry).state === 'ok')) return void reply.send({ status: 'ok', ...seen });
    const { status, headers, body } = problemOf(new Refusal('unavailable'), seen);
    void reply.code(status).headers(headers).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(body));
  }
}

/** How far a registry of this node is, and what it can do. */
export const healthOf = ({ code, ledger, reads, readFault, startHead, server, check }: Registry): RegistryHealth => ({
  registry: code,
  revision: String(ledger.revision),
  readable: String(reads.revision),
  state: readFault ? 'reads-failed' : reads.revision < startHead ? 'catching-up' : 'ok',
  reasons: ledger.clockTrouble ? [ledger.clockTrouble] : [],
  check: check.state,
  ...(server && { eventStore: server }),
});
