import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './http.module.js';
import type { Config } from '../node/config.js';
import { Catalogue } from '../ledger/catalogue.js';
import { Registries } from '../node/registries.js';
import { addAudit } from './operations/audit-route.js';
import { authentication } from './gate/authentication.js';
import { answerBrokenRequest } from './gate/broken-requests.js';
import { CommandRoutes } from './commands/command-routes.js';
import { addCertificates } from './certificates/certificate-route.js';
import { addDiff } from './events/diff.js';
import { addEventFeed } from './events/event-feed.js';
import { addEventLinks } from './events/event-links.js';
import { addEventStream } from './events/event-stream.js';
import { addEvidence } from './evidence/evidence-route.js';
import { OpenReaders } from './events/open-readers.js';
import { addCrossOrigin } from './gate/cross-origin.js';
import { addGate, refusalOfUnread, type Guarded } from './gate/gate.js';
import { anyHost, onlyLoopback } from './gate/host-check.js';
import { KnownRoutes } from './problems/known-routes.js';
import { HEADERS_MS, IDLE_MS, MOST_BODY_BYTES, MOST_HEADER_BYTES, MOST_URL_BYTES, STOP_MS } from './limits.js';
import { addLog } from './log/log-routes.js';
import { addMetrics } from './operations/metrics.js';
import { addAssets } from './pages/assets.js';
import { addressOf, ConsoleFiles } from './pages/console-files.js';
import { addDocuments } from './pages/docs-page.js';
import { addHome } from './pages/home-page.js';
import { addProblemPages } from './pages/problem-pages.js';
import { addPromotion } from './operations/promotion.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { Problems } from './problems/problems.js';
import { RateLimit } from './gate/rate-limit.js';
import { ReadAccess } from './gate/read-access.js';
import { readBodiesStrictly } from './commands/read-body.js';
import { addReads } from './reads/read-routes.js';
import { representReads } from './representation.js';
import { SecurityLog } from './problems/security-log.js';
import { SECURITY_HEADERS } from './gate/security-headers.js';
import { addTasks } from './reads/tasks.js';

/**
 * The whole node, ready to listen. Throws where the data directory is in use, a file in it damaged, or the keys
 * file not usable, and where it was asked to stop meanwhile.
 */
export const createServer = async (config: Config): Promise<NestFastifyApplication> => {
  const callers = { checkHost: config.authMode === 'dev' ? onlyLoopback : anyHost, authentication: authentication(config) };
  const adapter = new FastifyAdapter({
    bodyLimit: MOST_BODY_BYTES,
    http: { maxHeaderSize: MOST_HEADER_BYTES, headersTimeout: HEADERS_MS, connectionsCheckingInterval: HEADERS_MS / 2 },
    connectionTimeout: IDLE_MS,
    routerOptions: { maxParamLength: MOST_URL_BYTES },
    exposeHeadRoutes: true,
    rewriteUrl: addressOf,
    return503OnClosing: false,
    skipMiddie: true,
    multipart: false,
    clientErrorHandler: answerBrokenRequest,
    // What the router itself can't read never comes to the gate.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      app.get(Problems).send(refusalOfUnread(error, request, callers), request, reply.headers(SECURITY_HEADERS)),
  });
  const app: NestFastifyApplication = await NestFactory.create(AppModule.with(config, callers.authentication), adapter, {
    logger: ['error', 'warn'],
    bodyParser: false,
    abortOnError: false,
  });
  addRoutes(adapter.getInstance<FastifyInstance>(), app, config, callers);
  app.useGlobalFilters(new ProblemFilter(app.get(Problems)));
  app.enableShutdownHooks();
  await app.init().catch((error: unknown) => {
    // A node that was asked to stop has closed the server; the framework says that it listens already.
    const closed = error instanceof Error && 'code' in error && error.code === 'FST_ERR_INSTANCE_ALREADY_LISTENING';
    throw closed ? new Error('asked to stop while it was starting', { cause: error }) : error;
  });
  return app;
};

const addRoutes = (
  fastify: FastifyInstance,
  app: NestFastifyApplication,
  config: Config,
  callers: Pick<Guarded, 'checkHost' | 'authentication'>,
): void => {
  const [registries, catalogue, securityLog] = [app.get(Registries), app.get(Catalogue), app.get(SecurityLog)];
  const readAccess = app.get(ReadAccess);
  const rateLimit = config.rateLimit === undefined ? undefined : new RateLimit(config.rateLimit);
  const readers = new OpenReaders(registries, readAccess, config.readersPerCaller);
  readers.endWith(fastify);
  app.get(KnownRoutes).listen(fastify);
  representReads(fastify);
  readBodiesStrictly(fastify);
  addCrossOrigin(fastify, config.corsOrigins, callers.checkHost);
  addGate(fastify, { ...callers, registries, catalogue, readAccess, rateLimit });
  new CommandRoutes(registries, catalogue, app.get(Problems)).register(fastify);
  addReads(fastify, registries, readAccess);
  addEventFeed(fastify, registries, readers);
  addEventStream(fastify, registries, readers);
  addEventLinks(fastify, registries, catalogue);
  addDiff(fastify, registries, catalogue, readers.turns);
  addLog(fastify, registries, readAccess);
  addEvidence(fastify, registries, { catalogue, readers, dataDir: config.dataDir });
  addCertificates(fastify, registries, config.publicUrl);
  addTasks(fastify, registries, catalogue);
  addAudit(fastify, registries);
  addPromotion(fastify, registries, config.authMode);
  addMetrics(fastify, registries, securityLog, callers.authentication);
  const consoleFiles = new ConsoleFiles();
  addHome(fastify, readAccess, { files: consoleFiles, signIn: config.authMode });
  addAssets(fastify, consoleFiles);
  addDocuments(fastify, catalogue);
  addProblemPages(fastify, catalogue);
  endConnections(fastify);
};

/** A node that stops waits for its answers, and not for readers who don't take them. */
const endConnections = (fastify: FastifyInstance): void => {
  fastify.addHook('preClose', (done) => {
    setTimeout(() => fastify.server.closeAllConnections(), STOP_MS).unref();
    done();
  });
};
