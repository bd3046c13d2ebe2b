import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { removeServerFile, writeServerFile } from '../event-store/server-file.js';
import { ConfigError, type Config } from '../node/config.js';
import { DirectoryProof } from './operations/directory-proof.js';
import { createServer } from './server.js';

/** A node that listens, and where. */
export interface Serving {
  readonly app: NestFastifyApplication;
  readonly url: string;
}

/**
 * Starts a node and says in `server.json` of its data directory who serves it and where, so that the CLI finds it. Throws `ConfigError`
 * where it can't listen there.
 */
export const serve = async (config: Config): Promise<Serving> => {
  const app = await createServer(config);
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    await app.close();
    throw listenFault(config, error as NodeJS.ErrnoException);
  }
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  writeServerFile(config.dataDir, { pid: process.pid, url, token: app.get(DirectoryProof).token });
  const remove = (): void => removeServerFile(config.dataDir);
  process.once('exit', remove);
  app.getHttpServer().once('close', remove);
  return { app, url };
};

/** The setting that has to change for a node to listen. */
const listenFault = ({ host, port }: Config, error: NodeJS.ErrnoException): Error => {
  const code = error.code ?? '';
  if (code === 'EADDRINUSE') return new ConfigError([`PORT: ${port} of ${host} is taken; name another, or stop who listens there`]);
  if (code === 'EACCES') return new ConfigError([`PORT: ${port} needs permission this process lacks; name one above 1023`]);
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL') return new ConfigError([`HOST: ${host} is no address of this machine`]);
  return error;
};
