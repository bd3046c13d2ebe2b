import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../domain/kernel/refusal.js';
import type { KnownRoutes } from './known-routes.js';
import { problemOf, refusalOf, type Problem } from './problem.js';

const FAULT: Problem = {
  status: 500,
  headers: {},
  body: { type: 'about:blank', title: 'A fault of the program', status: 500, detail: 'It is in the log of the node.', code: 'fault' },
};

/** The problem of whatever was thrown. A fault of the program is logged, and says no more than that it is one. */
export const problemFor = (error: unknown, logger: Logger): Problem => {
  const refusal = refusalOf(error);
  if (!refusal) logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return refusal ? problemOf(refusal) : FAULT;
};

/** Sends a problem (RFC 9457). */
export const sendProblem = (reply: FastifyReply, { status, headers, body }: Problem): void => {
  void reply.code(status).headers(headers).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(body));
};

/** Every refusal leaves as a problem, wherever it was thrown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(private readonly routes: KnownRoutes) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemFor(error, this.logger);
    sendProblem(reply, problem.body['code'] === 'not-found' ? this.elsewhere(http.getRequest<FastifyRequest>().url, problem) : problem);
  }

  /** No such address; or one that is there for other methods. */
  private elsewhere(url: string, notFound: Problem): Problem {
    const allow = this.routes.allowed(url);
    if (allow.length === 0) return notFound;
    const problem = problemOf(new Refusal('method-not-allowed'));
    return { ...problem, headers: { ...problem.headers, allow: allow.join(', ') } };
  }
}
