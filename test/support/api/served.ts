import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { configFrom } from '../../../src/node/config.js';
import { createServer } from '../../../src/http/server.js';

/** A node in this process that listens on a free port, reads answered in the main thread. */
export interface Served {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly directory: string;
  /** Stops the node and keeps its directory. */
  readonly stop: () => Promise<void>;
  /** Stops the node and removes its directory. */
  readonly end: () => Promise<void>;
}

/** Starts a node with these settings beside a port and a directory of its own. */
export const served = async (env: Readonly<Record<string, string>> = {}): Promise<Served> => {
  const directory = env['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'sextant-http-'));
  const app = await createServer(configFrom({ PORT: '0', READ_THREADS: '0', DATA_DIR: directory, ...env }));
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const stop = (): Promise<void> => app.close();
  const end = async (): Promise<void> => {
    await stop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { app, url, directory, stop, end };
};
