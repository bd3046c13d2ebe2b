import type { FastifyReply } from 'fastify';

/** Sends an answer that isn't stored text. */
export const sendJson = (reply: FastifyReply, body: object): FastifyReply => sendText(reply, JSON.stringify(body));

/** Sends an answer that is JSON already. */
export const sendText = (reply: FastifyReply, json: string): FastifyReply =>
  reply.header('content-type', 'application/json; charset=utf-8').send(json);
