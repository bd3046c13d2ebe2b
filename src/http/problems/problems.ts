import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { REGISTRY_CODE } from '../../node/settings.js';
import { Refusal } from '../../domain/kernel/refusal.js';
import { KnownRoutes } from './known-routes.js';
import { MOST_UNREAD_BYTES } from '../limits.js';
import { problemOf, refusalOf, type Problem } from './problem.js';
import { SecurityLog } from './security-log.js';

const FAULT: Problem = {
  status: 500,
  headers: {},
  body: { type: 'about:blank', title: 'A fault of the program', status: 500, detail: 'It is in the log of the node.', code: 'fault' },
};

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
const COMMAND_NAME = /^[a-z]{1,30}(?:-[a-z]{1,30}){0,4}$/;

/** Sends whatever was thrown as a problem (RFC 9457); notes who was denied; logs faults of the program and says no more of them. */
@Injectable()
export class Problems {
  private readonly logger = new Logger('http');

  constructor(
    private readonly routes: KnownRoutes,
    readonly securityLog: SecurityLog,
  ) {}

  send(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const refusal = refusalOf(error);
    if (!refusal) this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const problem = refusal ? this.problemFor(refusal, request) : FAULT;
    if (isDenial(problem)) this.noteDenied(problem, request);
    if (reply.raw.headersSent) return void reply.raw.destroy();
    if (isMuchUnread(request)) reply.header('connection', 'close');
    for (const [name, value] of Object.entries(problem.headers)) if (!reply.hasHeader(name)) reply.header(name, value);
    void reply.code(problem.status).header('content-type', PROBLEM_TYPE).send(JSON.stringify(problem.body));
  }

  /** Notes a refusal that leaves otherwise than by `send`, such as a line of a bulk answer. */
  noteRefusal({ code }: Refusal, request: FastifyRequest, command: string | null): void {
    const { status } = problemOf(new Refusal(code));
    const problem = { status, headers: {}, body: { code } };
    if (isDenial(problem)) this.noteDenied(problem, request, command);
  }

  /** No such address; or one that is there for other methods. */
  private problemFor(refusal: Refusal, { is404, url, method }: FastifyRequest): Problem {
    const allow = is404 && refusal.code === 'not-found' ? this.routes.allowed(url) : [];
    if (allow.length === 0) return problemOf(refusal, {}, method === 'GET' || method === 'HEAD');
    const problem = problemOf(new Refusal('method-not-allowed'));
    return { ...problem, headers: { ...problem.headers, allow: allow.join(', ') } };
  }

  private noteDenied({ status, body }: Problem, request: FastifyRequest, command: string | null = commandIn(request)): void {
    const { registry } = (request.params ?? {}) as { registry?: string };
    this.securityLog.note({
      status,
      code: String(body['code']),
      method: request.method,
      route: request.routeOptions.url ?? null,
      registry: registry !== undefined && REGISTRY_CODE.test(registry) ? registry : null,
      command,
      actor: request.caller?.actor ?? null,
      from: request.ip,
    });
  }
}

/** Whether somebody was turned away who may not do this, or not from there. */
const isDenial = ({ status, body }: Problem): boolean => status === 401 || status === 403 || body['code'] === 'wrong-host';

const commandIn = ({ params }: FastifyRequest): string | null => {
  const { command } = (params ?? {}) as { command?: string };
  return command !== undefined && COMMAND_NAME.test(command) ? command : null;
};

/** A long body that nobody will read is not waited for. */
const isMuchUnread = ({ method, headers, raw }: FastifyRequest): boolean =>
  method === 'POST' &&
  !raw.complete &&
  (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > MOST_UNREAD_BYTES);
