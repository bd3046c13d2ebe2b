import { existsSync } from 'node:fs';
import { configFrom } from '../node/config.js';
import { serverOf } from '../event-store/directory-lock.js';
import { createServer } from './node.js';
import { CliError, type Terminal } from './terminal.js';

interface Asked {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Replied {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** How requests reach a node: over the network, or inside this process. Both meet the same routes. */
export interface Transport {
  readonly send: (asked: Asked) => Promise<Replied>;
  readonly close: () => Promise<void>;
}

/** To a node that listens at `url`. */
export const overHttp = (url: string): Transport => ({
  send: async ({ method, path, headers, body }) => {
    const answer = await fetch(`${url.replace(/\/+$/, '')}${path}`, { method, headers, ...(body === undefined ? {} : { body }) }).catch(
      (error: unknown) => {
        throw new CliError(`${url} doesn't answer (${causeOf(error)}). Is a node running there? \`sextant serve\` starts one.`);
      },
    );
    return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
  },
  close: () => Promise.resolve(),
});

/** To the node that serves `directory` right now, if there is one; else to one in this process that listens nowhere. */
export const onDirectory = async (directory: string, { env }: Terminal, make: boolean): Promise<Transport> => {
  const serving = await servingAt(directory);
  if (serving !== undefined) return overHttp(serving);
  if (!make && !existsSync(directory))
    throw new CliError(`There is no data directory ${directory}. Name one with --data, or a running node with --url.`);
  const config = configFrom({ ...env, DATA_DIR: directory, WRITER: '0', READ_THREADS: '0' });
  const app = await createServer({ ...config, writesWhenAsked: true });
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.ready();
  return {
    send: async ({ method, path, headers, body }) => {
      const answer = await fastify.inject({ method, url: path, headers, ...(body === undefined ? {} : { payload: body }) });
      return { status: answer.statusCode, headers: answer.headers as Record<string, string | undefined>, text: answer.body };
    },
    close: () => app.close(),
  };
};

/** Whether a live process serves the directory. */
export const isServed = async (directory: string): Promise<boolean> => (await servingAt(directory)) !== undefined;

/** Where the live process that `server.json` names serves the directory; undefined where none does. */
const servingAt = async (directory: string): Promise<string | undefined> => {
  const { pid, url } = serverOf(directory) ?? { pid: 0, url: null };
  if (url === null || !isAlive(pid)) return undefined;
  try {
    const { ok } = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(2_000) });
    return ok ? url : undefined;
  } catch {
    return undefined;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const causeOf = (error: unknown): string => {
  const { cause, message } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? message;
};
