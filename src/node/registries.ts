import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ConfigError, REGISTRY_CODE, type Config } from './config.js';
import { Book } from '../domain/book/book.js';
import { refuse } from '../domain/kernel/refusal.js';
import { DirectoryLock } from '../event-store/directory-lock.js';
import { EventFile } from '../event-store/event-file.js';
import { NotWritten, type EventStore } from '../event-store/event-store.js';
import { CopyMark } from '../event-store/copy-mark.js';
import { SettingFault, StreamFault } from '../event-store/faults.js';
import { foreignChecks } from './foreign-acts.js';
import { BUILD } from './build.js';
import { Catalogue } from '../ledger/catalogue.js';
import { Ledger } from '../ledger/ledger.js';
import { MeasuredStore } from './measured-store.js';
import { RegistryMeter } from './registry-meter.js';
import type { ReadModel } from '../projections/read-model.js';
import { FollowerThread } from '../projections/threads.js';
import { ServerStream, type ServerState } from './server-stream.js';
import { Snapshots } from '../snapshot/snapshots.js';
import { SupervisedReads } from '../projections/supervised-reads.js';
import { foldWhileChecking } from './fold-while-checking.js';

/** One registry of this node: where its events are, who writes them, who answers questions about them. */
export interface Registry {
  readonly code: string;
  readonly file: EventFile;
  readonly ledger: Ledger;
  readonly reads: ReadModel;
  /** What made the read side fail, while it does. */
  readonly readFault: Error | undefined;
  /** The head when this node started: until reads have reached it they are far behind. */
  readonly startHead: bigint;
  readonly meter: RegistryMeter;
  /** How the node stands to the servers that hold the events; undefined where its own file does. */
  readonly server: ServerState | undefined;
  /** So many subscriptions to those servers were lost. */
  readonly subscriptionsLost: number;
}

const PATIENCE_MS = 5_000;
/** A call to a server may take 3 s, and callers are answered within 5. */
const SERVER_PATIENCE_MS = 1_500;
/** How long a node that stops waits for outcomes that no server tells. */
const SETTLE_MS = 3_000;

type Closer = () => Promise<void>;

/** A disk or a file that isn't what it must be: a restart decides what is there (`docs/architecture.md` 5.1). */
const endWith = (code: string, error: unknown): void => {
  new Logger('ledger').error(`${code} can't go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exitCode = 1;
  setImmediate(() => process.exit());
};

/** The registries of one data directory, which this process alone may write (`docs/architecture.md` 5.2). */
@Injectable()
export class Registries implements OnModuleInit, OnApplicationShutdown {
  private readonly open = new Map<string, Promise<Registry>>();
  private readonly running = new Map<string, Registry>();
  /** What is to be closed, in the order it was opened. */
  private readonly closers: Closer[] = [];
  private lock: DirectoryLock | undefined;
  private stopping = false;

  constructor(
    private readonly config: Config,
    private readonly catalogue: Catalogue,
  ) {}

  /**
   * Takes the directory and starts a ledger for each registry, once the catalogue is known. Throws with the process that has the directory,
   * and with the name and place of what is damaged.
   */
  async onModuleInit(): Promise<void> {
    this.lock = new DirectoryLock(this.config.dataDir);
    try {
      for (const code of this.config.registries) await this.opened(code);
    } catch (error) {
      await this.onApplicationShutdown();
      throw error;
    }
  }

  /** The codes that are served, in order. */
  get codes(): string[] {
    return [...this.open.keys()].sort();
  }

  /** Whether a registry of this code may be opened here. */
  mayOpen(code: string): boolean {
    return this.open.has(code) || (this.config.authMode === 'dev' && REGISTRY_CODE.test(code));
  }

  /** The registry `code` if it is served and has started: what every request asks first. */
  started(code: string): Registry | undefined {
    return this.running.get(code);
  }

  /** All registries that have started, by code. */
  get all(): Registry[] {
    return [...this.running.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** The registry `code`. Throws `unknown-registry`. */
  get(code: string): Promise<Registry> {
    return this.open.get(code) ?? Promise.resolve(refuse('unknown-registry'));
  }

  /**
   * The registry `code`, made if it isn't there yet: for `open-registry`. For a dry run nothing is written to it. Throws `unknown-registry`,
   * `unavailable`.
   */
  async getOrMake(code: string, dryRun = false): Promise<Registry> {
    if (!this.mayOpen(code)) refuse('unknown-registry');
    try {
      return await this.opened(code, this.config.writer && !dryRun);
    } catch (error) {
      if (!(error instanceof SettingFault || error instanceof StreamFault || error instanceof NotWritten)) throw error;
      const why = error.cause instanceof Error ? `${error.message}, ${error.cause.message}` : error.message;
      new Logger('event-store').error(`${code} can't be made: ${why}`);
      return refuse('unavailable');
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.open.values());
    await closeAll(this.closers);
    this.open.clear();
    this.running.clear();
    this.lock?.release();
  }

  /** `writes`: whether it says `WriterStarted` at once; otherwise with the first command, where it may. */
  private opened(code: string, writes = this.config.writer): Promise<Registry> {
    let registry = this.open.get(code);
    if (registry) return registry;
    const closers: Closer[] = [];
    registry = this.start(code, closers, writes).catch(async (error: unknown) => {
      this.open.delete(code);
      await closeAll(closers);
      throw error;
    });
    this.closers.push(() => closeAll(closers));
    this.open.set(code, registry);
    return registry;
  }

  private async start(code: string, closers: Closer[], writes: boolean): Promise<Registry> {
    const { dataDir, node, publicUrl, authMode, readThreads, writer, writesWhenAsked, eventStore } = this.config;
    const directory = join(dataDir, code);
    mkdirSync(directory, { recursive: true });
    const meter = new RegistryMeter();
    const follower = readThreads ? new FollowerThread() : undefined;
    closers.push(async () => follower?.abandon());
    const file = new EventFile(join(directory, 'events.sqlite'), eventStore !== undefined);
    closers.push(() => file.close());
    const stop = (error: unknown): void => this.stopFor(code, error);
    const mark = new CopyMark(directory);
    if (mark.isSet && !eventStore && writer) throw new ConfigError([aloneFault(directory)]);
    const server = eventStore && (await ServerStream.open({ eventStore, registry: code, file, stop }));
    if (server) {
      closers.push(() => server.close());
      mark.set(server.stream);
    }
    const store = server?.replica ?? (mark.isSet ? readOnly(file) : file);
    const snapshots = new Snapshots({ directory, registry: code, file, say: (line) => new Logger('snapshot').warn(line) });
    closers.push(() => snapshots.close());
    const input = { directory, registry: code, file, catalogue: this.catalogue };
    // Acts of others are looked at one by one, which the ledger does.
    const beside = readThreads && !server ? () => foldWhileChecking(input) : () => undefined;
    const starting = snapshots.startingBook() ?? (await beside()) ?? { book: new Book(code), eventsApplied: 0n };
    const ledger = Ledger.read({
      ...{
        file,
        store: new MeasuredStore(store, meter),
        catalogue: this.catalogue,
        ...starting,
        clock: Date.now,
      },
      node: { node, url: publicUrl, build: BUILD },
      trials: authMode === 'dev',
      patience: server ? SERVER_PATIENCE_MS : PATIENCE_MS,
      stop,
      standby: !writer && !(writesWhenAsked && store === file),
      ...(server && { foreign: foreignChecks(this.catalogue), clockOff: server.clockOff }),
    });
    await server?.replica.catchUp();
    if (writes) {
      server?.checkClock();
      await ledger.startWriting();
    }
    server?.watch(ledger);
    const options = {
      ...{ directory, registry: code, inProcess: !readThreads, catalogue: this.catalogue },
      get snapshotOf() {
        return snapshots.size;
      },
      beginsThere: true,
      made: (made: bigint | Error) => snapshots.made(made, (revision) => ledger.accepts(revision)),
      // The lock of the directory keeps every other process from writing the file, so that this node's word is enough; on a server it isn't.
      ...(store === file && { settledUpTo: (ms: number) => ledger.settledUpTo(ms) }),
    };
    const reads = await SupervisedReads.open(options, () => ledger.revision, file.heads(), follower);
    closers.push(
      () => reads.close(),
      () => (server ? Promise.race([ledger.settled(), sleep(SETTLE_MS, undefined, { ref: false })]) : ledger.settled()),
    );
    snapshots.check(readThreads, stop);
    const registry = {
      ...{ code, file, ledger, meter, startHead: ledger.revision },
      get reads() {
        return reads.current;
      },
      get readFault() {
        return reads.fault;
      },
      get server() {
        return server?.state;
      },
      get subscriptionsLost() {
        return server?.subscriptionsLost ?? 0;
      },
    };
    this.running.set(code, registry);
    return registry;
  }

  /** What a node that is stopping finds closed is no fault. */
  private stopFor(code: string, error: unknown): void {
    if (!this.stopping) endWith(code, error);
  }
}

const aloneFault = (directory: string): string =>
  `EVENTSTORE_URL: ${directory} is a copy of a stream on EventStoreDB: name its servers. To part from them: sextant migrate --from esdb://... --to DIR.`;

/** A copy without its servers: it is read, and nothing is written. */
const readOnly = (file: EventFile): EventStore => ({
  append: () => Promise.reject(new NotWritten('unavailable')),
  head: () => file.head(),
  close: () => Promise.resolve(),
});

const closeAll = async (closers: Closer[]): Promise<void> => {
  for (const close of closers.splice(0).reverse()) await close();
};
