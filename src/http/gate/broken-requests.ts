import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Refusal } from '../../domain/kernel/refusal.js';
import { malformedRequest, problemOf, type Problem } from '../problems/problem.js';
import { SECURITY_HEADERS } from './security-headers.js';

const TOO_SLOW: Problem = {
  status: 408,
  headers: {},
  body: {
    type: 'about:blank',
    title: 'The request took too long',
    status: 408,
    detail: 'Send headers and body without a pause.',
    code: 'too-slow',
  },
};

/** What is no HTTP request, or one with headers too large or too slow, is answered with a problem too; then the connection ends. */
export const answerBrokenRequest = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const { status, body } = problemFor(error.code);
  const text = JSON.stringify(body);
  const headers = { ...SECURITY_HEADERS, 'content-type': 'application/problem+json; charset=utf-8', connection: 'close' };
  const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(text)) }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${text}`, () => socket.destroy());
};

const problemFor = (code: string | undefined): Problem => {
  if (code === 'HPE_HEADER_OVERFLOW') return problemOf(new Refusal('headers-too-large'));
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return TOO_SLOW;
  return problemOf(malformedRequest('', 'malformed-http', 'Not an HTTP request'));
};
