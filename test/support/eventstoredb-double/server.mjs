import { Buffer } from 'node:buffer';
import { setTimeout } from 'node:timers/promises';
import { getSupportedMethods, infoPages, newInstance, readGossip, remove } from './about.mjs';
import { append } from './append.mjs';
import { batchAppend } from './batch-append.mjs';
import { Faults } from './faults.mjs';
import { Front, listening } from './front.mjs';
import { Journal } from './journal.mjs';
import { Log } from './log.mjs';
import { read } from './read.mjs';
import { DROPPED } from './subscribe.mjs';
import { errors, GossipService, grpc, ServerFeaturesService, StreamsService } from './wire.mjs';

const IN_THE_NETWORK = new Set(['black-hole', 'half-open', 'reset', 'trickle', 'refused']);
const OPTIONS = { MemDb: false, UnsafeDisableFlushToDisk: false, UnsafeIgnoreHardDelete: false };

/** One server of the double: a log behind gRPC services behind a port on which faults happen. */
export class Server {
  counts = {};
  subscriptions = new Set();
  instance = newInstance();

  /** @param {{ port?: number, journal?: string, version?: string, offersBatch?: boolean, commitDelay?: number, writeTimeout?: number,
   *   maxAppendSize?: number, clockAhead?: number, options?: Record<string, unknown>, tls?: { key: string, cert: string, users?: string },
   *   users?: Record<string, string>, mayNotRead?: Record<string, string> }} given */
  constructor(given) {
    this.given = given;
    this.version = given.version ?? '23.10.1';
    this.offersBatch = given.offersBatch ?? true;
    this.writeTimeout = given.writeTimeout ?? 2000;
    this.maxAppendSize = given.maxAppendSize ?? 1024 * 1024;
    this.clockAhead = given.clockAhead ?? 0;
    this.options = { ...OPTIONS, Insecure: given.tls === undefined, ...given.options };
    this.faults = new Faults(() => this.port);
    this.log = new Log({ journal: given.journal ? new Journal(given.journal) : undefined, commitDelay: given.commitDelay });
  }

  async start() {
    const { tls } = this.given;
    this.grpc = new grpc.Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    this.grpc.addService(StreamsService, {
      append: append(this),
      batchAppend: batchAppend(this),
      read: read(this),
      delete: remove(this, false),
      tombstone: remove(this, true),
    });
    this.grpc.addService(ServerFeaturesService, { getSupportedMethods: getSupportedMethods(this) });
    this.grpc.addService(GossipService, { read: readGossip(this) });
    const credentials = tls
      ? grpc.ServerCredentials.createSsl(
          tls.users ? Buffer.from(tls.users) : null,
          [{ private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.cert) }],
          tls.users !== undefined,
        )
      : grpc.ServerCredentials.createInsecure();
    const inside = await new Promise((resolve, reject) => {
      this.grpc.bindAsync('127.0.0.1:0', credentials, (error, port) => (error ? reject(error) : resolve(port)));
    });
    this.pages = infoPages(this, tls);
    this.front = new Front({ grpc: inside, http: await listening(this.pages, 0) });
    this.port = await this.front.listen(this.given.port ?? 0);
    return this.port;
  }

  count(what) {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }

  /** With TLS a server asks who calls; without, it ignores credentials. */
  authenticate(metadata) {
    if (!this.given.tls) return;
    const [given] = metadata.get('authorization');
    if (given === undefined) throw errors.accessDenied();
    if (this.userOf(given) === undefined) throw errors.unauthenticated();
  }

  /** Whether who calls may read the stream. */
  authorize(metadata, stream) {
    const hidden = this.given.mayNotRead?.[this.userOf(metadata.get('authorization')[0])];
    if (hidden !== undefined && stream.startsWith(hidden)) throw errors.accessDenied();
  }

  /** The user whose name and password a header `authorization` has. */
  userOf(authorization = '') {
    const [name, ...password] = Buffer.from(authorization.slice('Basic '.length), 'base64').toString().split(':');
    const { users = {} } = this.given;
    return users[name] !== undefined && users[name] === password.join(':') ? name : undefined;
  }

  async begin(fault) {
    if (IN_THE_NETWORK.has(fault.kind)) return this.front.begin(fault.kind, fault.interval);
    this.faults.begin(fault);
    if (fault.kind === 'subscription-dropped') for (const reader of [...this.subscriptions]) reader.drop(DROPPED());
  }

  async end() {
    this.faults.end();
    await this.front.end();
  }

  /** The process ends and comes back: connections gone, the cache of ids forgotten, the log still there. */
  async restart(down) {
    await this.front.begin('refused');
    this.log.forget();
    await setTimeout(down);
    await this.front.end();
  }

  async stop() {
    await this.front.close();
    this.pages.close();
    this.grpc.forceShutdown();
    this.log.journal?.close();
  }
}
