import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/kernel/refusal.js';
import { BODY_MS, MOST_BODY_BYTES } from '../limits.js';
import { readJson } from './strict-json.js';

/** Commands are strict JSON; bulk is read line by line while it comes. Nothing else is read. */
export const readBodiesStrictly = (fastify: FastifyInstance): void => {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', readCommand);
  fastify.addContentTypeParser('application/x-ndjson', { bodyLimit: Number.MAX_SAFE_INTEGER }, (_, body, done) => done(null, body));
};

/** How long the refusal of a slow body has to arrive before its connection ends. */
const LAST_WORD_MS = 1_000;

type Done = (error: Error | null, body?: unknown) => void;

/** The body of one command, usually one piece. One that comes in pieces has a time by which it must be whole, however steadily it drips. */
const readCommand = ({ raw }: FastifyRequest, payload: NodeJS.ReadableStream, done: Done): void => {
  const pieces: Buffer[] = [];
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const end = (error: Error | null, body?: unknown): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    done(error, body);
  };
  const onSlow = (): void => {
    end(new Refusal('malformed-json', TOO_SLOW));
    setTimeout(() => raw.destroy(), LAST_WORD_MS).unref();
  };
  const onData = (piece: Buffer): void => {
    if (isOver) return;
    bytes += piece.length;
    if (bytes > MOST_BODY_BYTES) return end(new Refusal('too-large'));
    pieces.push(piece);
    if (pieces.length > 1) timer ??= setTimeout(onSlow, BODY_MS);
  };
  /** The caller went away in the middle. */
  const onError = (): void => end(new Refusal('malformed-json'));
  const onEnd = (): void => {
    if (isOver) return;
    let value: unknown;
    try {
      value = readJson(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, bytes));
    } catch (error) {
      return end(error as Error);
    }
    end(null, value);
  };
  payload.on('data', onData).on('end', onEnd).on('error', onError);
};

const TOO_SLOW = { errors: [{ pointer: '', code: 'too-slow', detail: `The whole body within ${BODY_MS / 1000} s` }] };
