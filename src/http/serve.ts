import { writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config.js';
import { createServer } from './server.js';

/** A node that listens, and where. */
export interface Serving {
  readonly app: NestFastifyApplication;
  readonly url: string;
}

/** Starts a node and says in `server.json` of its data directory who serves it and where, so that the CLI finds it. */
export const serve = async (config: Config): Promise<Serving> => {
  const app = await createServer(config);
  await app.listen(config.port, config.host);
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const path = join(config.dataDir, 'server.json');
  writeFileSync(path, `${JSON.stringify({ pid: process.pid, url })}\n`);
  const remove = (): void => rmSync(path, { force: true });
  process.once('exit', remove);
  app.getHttpServer().once('close', remove);
  return { app, url };
};
