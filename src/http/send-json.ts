import type { FastifyReply } from 'fastify';

/** Sends an answer that isn't stored text. */
export const sendJson = (reply: FastifyReply, body: object): FastifyReply =>
  reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(body));
