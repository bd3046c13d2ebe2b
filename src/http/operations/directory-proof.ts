import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { proofOf } from '../../event-store/server-file.js';

const NONCE = /^[A-Za-z0-9_-]{16,64}$/;

/**
 * How a node proves to the CLI that it serves a directory: with a token that stands in `server.json` of that directory and nowhere else.
 * A file that was left behind may name a port at which another node listens by now, which must not be written to in its stead.
 */
@Injectable()
export class DirectoryProof {
  /** New at every start. */
  readonly token = randomBytes(32).toString('base64url');

  /** The answer to a nonce; undefined where it is none. */
  answerTo(nonce: unknown): string | undefined {
    return typeof nonce === 'string' && NONCE.test(nonce) ? proofOf(this.token, nonce) : undefined;
  }
}
