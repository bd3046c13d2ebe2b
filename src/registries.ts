import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Config } from './config.js';
import { REGISTRY_CODE } from './config.js';
import { Book } from './domain/book/book.js';
import { refuse } from './domain/kernel/refusal.js';
import { DirectoryLock } from './event-store/directory-lock.js';
import { EventFile } from './event-store/event-file.js';
import { BUILD } from './build.js';
import { Catalogue } from './ledger/catalogue.js';
import { Ledger } from './ledger/ledger.js';
import { MeasuredStore } from './http/measured-store.js';
import { RegistryMeter } from './http/registry-meter.js';
import type { ReadModel } from './projections/read-model.js';
import { SupervisedReads } from './supervised-reads.js';

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
}

const PATIENCE_MS = 5_000;

/** A disk or a file that isn't what it must be: a restart decides what is there (`store.md`, the port). */
const endWith = (code: string, error: unknown): void => {
  new Logger('ledger').error(`${code} can't go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exitCode = 1;
  setImmediate(() => process.exit());
};

/** The registries of one data directory, which this process alone may write (`architecture.md` 5). */
@Injectable()
export class Registries implements OnModuleInit, OnApplicationShutdown {
  private readonly open = new Map<string, Promise<Registry>>();
  private readonly running = new Map<string, Registry>();
  /** What is to be closed, in the order it was opened. */
  private readonly closers: (() => Promise<void>)[] = [];
  private readonly lock: DirectoryLock;

  /** Takes the directory. Throws an error that names the process which has it. */
  constructor(
    private readonly config: Config,
    private readonly catalogue: Catalogue,
  ) {
    this.lock = new DirectoryLock(config.dataDir);
  }

  /** Starts a ledger for each registry, once the catalogue is known. Throws with the name and place of what is damaged. */
  async onModuleInit(): Promise<void> {
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

  /** The registry `code`, made if it isn't there yet: for `open-registry`. Throws `unknown-registry`. */
  getOrMake(code: string): Promise<Registry> {
    if (!this.mayOpen(code)) refuse('unknown-registry');
    return this.opened(code);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.open.values());
    for (const close of this.closers.splice(0).reverse()) await close();
    this.open.clear();
    this.running.clear();
    this.lock.release();
  }

  private opened(code: string): Promise<Registry> {
    let registry = this.open.get(code);
    if (registry) return registry;
    registry = this.start(code).catch((error: unknown) => {
      this.open.delete(code);
      throw error;
    });
    this.open.set(code, registry);
    return registry;
  }

  private async start(code: string): Promise<Registry> {
    const { dataDir, node, publicUrl, authMode, readThreads } = this.config;
    const directory = join(dataDir, code);
    mkdirSync(directory, { recursive: true });
    const meter = new RegistryMeter();
    const file = new EventFile(join(directory, 'events.sqlite'));
    this.closers.push(() => file.close());
    const ledger = Ledger.read({
      ...{ file, store: new MeasuredStore(file, meter), catalogue: this.catalogue, book: new Book(code), clock: Date.now },
      node: { node, url: publicUrl, build: BUILD },
      trials: authMode === 'dev',
      patience: PATIENCE_MS,
      stop: (error) => endWith(code, error),
    });
    if (this.config.writer) await ledger.startWriting();
    const options = {
      ...{ directory, registry: code, inProcess: !readThreads, catalogue: this.catalogue },
      // The lock of the directory keeps every other process from writing the file, so that this node's word is enough.
      settledUpTo: (ms: number) => ledger.settledUpTo(ms),
    };
    const reads = await SupervisedReads.open(options, () => ledger.revision, file.heads());
    this.closers.push(
      () => reads.close(),
      () => ledger.settled(),
    );
    const registry = {
      ...{ code, file, ledger, meter, startHead: ledger.revision },
      get reads() {
        return reads.current;
      },
      get readFault() {
        return reads.fault;
      },
    };
    this.running.set(code, registry);
    return registry;
  }
}
