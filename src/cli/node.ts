import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../node/config.js';
import type { Serving } from '../http/serve.js';

// A node is most of the program: only a verb that starts one waits for it to load.

/** A node that listens, as `serve` of HTTP starts it. */
export const serve = async (config: Config): Promise<Serving> => (await import('../http/serve.js')).serve(config);

/** A node that listens nowhere. */
export const createServer = async (config: Config): Promise<NestFastifyApplication> =>
  (await import('../http/server.js')).createServer(config);
