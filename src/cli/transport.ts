import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DirectoryInUse } from '../event-store/directory-lock.js';
import { isProof, serverOf } from '../event-store/server-file.js';
import { NONCE_HEADER, PROOF_HEADER } from '../http/operations/proof-headers.js';
import { configFrom } from '../node/config.js';
import { registriesIn } from '../node/settings.js';
import { createServer } from './node.js';
import { calledAs, quoted } from './invocation.js';
import { CliError, type Terminal } from './terminal.js';

/** How long a node that is busy may take to prove itself. */
const PATIENCE_MS = 10_000;

interface Asked {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer whose body is read as it comes. */
interface RepliedBytes {
  readonly status: number;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface Replied {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** How requests reach a node: over the network, or inside this process. Both meet the same routes. */
export interface Transport {
  readonly send: (asked: Asked) => Promise<Replied>;
  /** A read of bytes, however many. */
  readonly bytes: (asked: Pick<Asked, 'path' | 'headers'>) => Promise<RepliedBytes>;
  readonly close: () => Promise<void>;
}

/** To a node that listens at `url`. */
export const overHttp = (url: string, terminal: Terminal): Transport => ({
  send: async ({ method, path, headers, body }) => {
    const answer = await fetch(`${url.replace(/\/+$/, '')}${path}`, { method, headers, ...(body === undefined ? {} : { body }) }).catch(
      (error: unknown) => {
        throw new CliError(`${url} doesn't answer (${causeOf(error)}). ${startText(url, terminal)}`);
      },
    );
    return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
  },
  bytes: async ({ path, headers }) => {
    const answer = await fetch(`${url.replace(/\/+$/, '')}${path}`, { headers }).catch((error: unknown) => {
      throw new CliError(`${url} doesn't answer (${causeOf(error)}). ${startText(url, terminal)}`);
    });
    return { status: answer.status, body: (answer.body ?? []) as AsyncIterable<Uint8Array> };
  },
  close: () => Promise.resolve(),
});

/** To the node that serves `directory` right now, if there is one; else to one in this process that listens nowhere. */
export const onDirectory = async (directory: string, terminal: Terminal, make: boolean): Promise<Transport> => {
  const named = await nodeNamedIn(directory);
  if (named?.proved) return overHttp(named.url, terminal);
  const isThere = existsSync(directory);
  if (!make && !isThere)
    throw new CliError(
      `There is no data directory ${directory}. Name one with --data, or a running node with --url. ` +
        `\`${calledAs(terminal)} serve --data ${quoted(directory)}\` makes it and serves it.`,
    );
  const config = configFrom({ ...terminal.env, DATA_DIR: directory, WRITER: '0', READ_THREADS: '0' });
  const app = await createServer({ ...config, writesWhenAsked: true }).catch((error: unknown) => {
    throw error instanceof DirectoryInUse && named ? notProved(directory, named.url) : error;
  });
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.ready();
  return {
    send: async ({ method, path, headers, body }) => {
      const answer = await fastify.inject({ method, url: path, headers, ...(body === undefined ? {} : { payload: body }) });
      return { status: answer.statusCode, headers: answer.headers as Record<string, string | undefined>, text: answer.body };
    },
    bytes: async ({ path, headers }) => {
      const answer = await fastify.inject({ method: 'GET', url: path, headers, payloadAsStream: true });
      return { status: answer.statusCode, body: answer.stream() as AsyncIterable<Uint8Array> };
    },
    close: async () => {
      await app.close();
      // What was made for a registry that was then not opened goes again.
      if (!isThere && registriesIn(directory).length === 0) rmSync(directory, { recursive: true });
    },
  };
};

/** Whether a live node serves the directory. */
export const isServed = async (directory: string): Promise<boolean> => (await nodeNamedIn(directory))?.proved ?? false;

interface Named {
  readonly url: string;
  /** Whether it has the token that stands in `server.json`: no other node serves this directory. */
  readonly proved: boolean;
}

/** The node that answers where `server.json` says that one serves the directory; undefined where none does. */
const nodeNamedIn = async (directory: string): Promise<Named | undefined> => {
  const { url = null, token = '' } = serverOf(directory) ?? {};
  if (url === null) return undefined;
  const nonce = randomBytes(24).toString('base64url');
  try {
    const { headers } = await fetch(`${url}/health/live`, { headers: { [NONCE_HEADER]: nonce }, signal: AbortSignal.timeout(PATIENCE_MS) });
    return { url, proved: isProof(token, nonce, headers.get(PROOF_HEADER) ?? '') };
  } catch {
    return undefined;
  }
};

const notProved = (directory: string, url: string): CliError =>
  new CliError(
    `${directory} is in use, and not by the node at ${url}, which its server.json names: that one doesn't prove that it serves this directory. ` +
      `Nothing was sent to it. Find the process that has ${join(directory, 'lock.sqlite')} open, and name its address with --url.`,
  );

/** How to have a node at an address of this machine. */
const startText = (url: string, terminal: Terminal): string => {
  const { hostname, port } = new URL(url);
  const here = hostname === '127.0.0.1' || hostname === 'localhost';
  return here ? `\`${calledAs(terminal)} serve --port ${port || '80'}\` starts a node there.` : 'Is a node running there?';
};

const causeOf = (error: unknown): string => {
  const { cause, message } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? message;
};
