import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from '../app.module.js';
import type { Config } from '../config.js';
import { Catalogue } from '../ledger/catalogue.js';
import { Registries } from '../registries.js';
import { authentication } from './authentication.js';
import { addGate, MOST_BODY_BYTES, MOST_URL_BYTES } from './gate.js';
import { addEventFeed } from './event-feed.js';
import { addReads } from './read-routes.js';
import { KnownRoutes } from './known-routes.js';
import { ProblemFilter } from './problem.filter.js';
import { readJson } from './strict-json.js';

const MOST_HEADER_BYTES = 16 * 1024;

/** The whole node, ready to listen. Throws where the data directory is in use, or a file in it damaged. */
export const createServer = async (config: Config): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter({
    bodyLimit: MOST_BODY_BYTES,
    http: { maxHeaderSize: MOST_HEADER_BYTES },
    routerOptions: { maxParamLength: MOST_URL_BYTES },
    exposeHeadRoutes: true,
    return503OnClosing: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    logger: ['error', 'warn'],
    bodyParser: false,
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  const routes = new KnownRoutes(fastify);
  readBodiesStrictly(fastify);
  addGate(fastify, { authenticate: authentication(config), registries: app.get(Registries), catalogue: app.get(Catalogue) });
  addReads(fastify, app.get(Registries));
  addEventFeed(fastify, app.get(Registries));
  app.useGlobalFilters(new ProblemFilter(routes));
  app.enableShutdownHooks();
  await app.init();
  return app;
};

/** Commands are strict JSON; bulk is read line by line while it comes. Nothing else is read. */
const readBodiesStrictly = (fastify: FastifyInstance): void => {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => {
    try {
      done(null, readJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  fastify.addContentTypeParser('application/x-ndjson', { bodyLimit: Number.MAX_SAFE_INTEGER }, (_, body, done) => done(null, body));
};
