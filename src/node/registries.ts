import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { refuse } from '../domain/kernel/refusal.js';
import { DirectoryLock } from '../event-store/directory-lock.js';
import { NotWritten } from '../event-store/event-store.js';
import { fileSystemFault } from '../event-store/file-system.js';
import { SettingFault, StreamFault } from '../event-store/faults.js';
import { Catalogue } from '../ledger/catalogue.js';
import type { Done, Request } from '../ledger/request.js';
import { ClockWatch } from './clock-watch.js';
import type { Config } from './config.js';
import { machineFault, startFault } from './machine-faults.js';
import type { Registry } from './registry.js';
import { startRegistry } from './registry-start.js';
import type { Closer } from './registry-input.js';
import { REGISTRY_CODE } from './settings.js';
import { StartFault } from './start-fault.js';
import { mayServe, trialFault } from './trials.js';
import { decideUnopened, isUnwritten } from './unopened.js';

export type { Registry } from './registry.js';

/** A disk or a file that isn't what it must be: a restart decides what is there (`docs/architecture.md` 5.1). */
const endWith = (place: string, error: unknown): void => {
  const fault = machineFault(error, place);
  const text = fault instanceof StartFault ? fault.message : fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  new Logger('ledger').error(`${place} can't go on: ${text}`);
  process.exitCode = 1;
  setImmediate(() => process.exit());
};

/** What keeps a registry from being made, and no fault of the program. */
const MAKING_FAULTS = [SettingFault, StreamFault, NotWritten, StartFault];

/** The registries of one data directory, which this process alone may write (`docs/architecture.md` 5.2). */
@Injectable()
export class Registries implements OnModuleInit, OnApplicationShutdown {
  private readonly open = new Map<string, Promise<Registry>>();
  private readonly running = new Map<string, Registry>();
  /** What is to be closed, in the order it was opened. */
  private readonly closers: Closer[] = [];
  /** Those that run here and are not served. */
  private readonly silent = new Set<string>();
  private lock: DirectoryLock | undefined;
  private clock: ClockWatch | undefined;
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
    const { dataDir, confirmClock, writer } = this.config;
    try {
      this.lock = new DirectoryLock(dataDir);
      this.checkFileSystem();
      this.clock = new ClockWatch(dataDir, confirmClock);
      if (writer) this.clock.start();
      for (const code of this.config.registries) await this.opened(code);
    } catch (error) {
      await this.onApplicationShutdown();
      throw machineFault(error, dataDir);
    }
  }

  /** Two machines must never write one directory, and its lock is as good as the file system. Where servers hold the events that is theirs to see to. */
  private checkFileSystem(): void {
    const { dataDir, eventStore } = this.config;
    const fault = fileSystemFault(dataDir);
    if (fault?.refused && !eventStore) throw new StartFault(fault.text);
    if (fault) new Logger('ledger').warn(fault.text);
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
    const registry = this.running.get(code);
    return registry && this.mayServe(registry) ? registry : undefined;
  }

  /** All registries that have started, by code. */
  get all(): Registry[] {
    return [...this.running.values()].filter((registry) => this.mayServe(registry)).sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** The registry `code`. Throws `unknown-registry`. */
  async get(code: string): Promise<Registry> {
    const registry = await this.open.get(code);
    return registry && this.mayServe(registry) ? registry : refuse('unknown-registry');
  }

  /**
   * The registry `code`, made if it isn't there yet: for `open-registry`. For a dry run nothing is written to it. Throws `unknown-registry`,
   * `unavailable`.
   */
  getOrMake(code: string, dryRun = false): Promise<Registry> {
    if (!this.mayOpen(code)) refuse('unknown-registry');
    return this.orUnavailable(code, () => this.opened(code, this.config.writer && !dryRun));
  }

  /**
   * What `open-registry` comes to where nothing of the registry is there yet, here or on the servers: decided before anything is made for it.
   * Undefined where something is there, which then decides. Throws what the command refuses, `not-the-writer` on a standby, `unavailable`.
   */
  async beforeOpening(code: string, request: Request): Promise<Done | undefined> {
    const { dataDir, eventStore, authMode, writer, writesWhenAsked } = this.config;
    if (this.open.has(code) || existsSync(join(dataDir, code))) return undefined;
    if (!(writer || writesWhenAsked)) refuse('not-the-writer');
    if (eventStore && !(await this.orUnavailable(code, () => isUnwritten(eventStore, code)))) return undefined;
    return decideUnopened(this.catalogue, code, authMode === 'dev', request);
  }

  /** Servers that can't be used make a registry unavailable, and the log says why. */
  private async orUnavailable<T>(code: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!MAKING_FAULTS.some((kind) => error instanceof kind) || !(error instanceof Error)) throw error;
      const why = error.cause instanceof Error ? `${error.message}, ${error.cause.message}` : error.message;
      new Logger('event-store').error(`${code} can't be made: ${why}`);
      const reason = error instanceof StartFault ? error.reason : undefined;
      return refuse('unavailable', reason && { errors: [{ pointer: 'clock', ...reason }] });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.open.values());
    await closeAll(this.closers);
    this.clock?.close();
    this.open.clear();
    this.running.clear();
    this.lock?.release();
  }

  /** `writes`: whether it says `WriterStarted` at once; otherwise with the first command, where it may. */
  private opened(code: string, writes = this.config.writer): Promise<Registry> {
    let registry = this.open.get(code);
    if (registry) return registry;
    const closers: Closer[] = [];
    registry = this.start(code, closers, writes);
    this.closers.push(() => closeAll(closers));
    this.open.set(code, registry);
    return registry;
  }

  private async start(code: string, closers: Closer[], writes: boolean): Promise<Registry> {
    const { config, catalogue } = this;
    try {
      const stop = (error: unknown): void => this.stopFor(code, error);
      const clockAhead = (): number => this.clock?.ahead() ?? 0;
      const registry = await startRegistry({ code, config, catalogue, writes, clockAhead, closers, stop });
      this.running.set(code, registry);
      return registry;
    } catch (error) {
      this.open.delete(code);
      await closeAll(closers);
      const { eventStore, dataDir } = config;
      throw startFault(error, eventStore ? `EVENTSTORE_URL, registry ${code}` : join(dataDir, code, 'events.sqlite'));
    }
  }

  /** A follower may hear only later that what another node opened is a trial: then it goes silent about it, and says so once. */
  private mayServe({ code, ledger }: Registry): boolean {
    if (mayServe(this.config, code, ledger)) return true;
    if (!this.silent.has(code)) new Logger('registries').error(trialFault(code));
    this.silent.add(code);
    return false;
  }

  /** What a node that is stopping finds closed is no fault. */
  private stopFor(code: string, error: unknown): void {
    if (!this.stopping) endWith(join(this.config.dataDir, code), error);
  }
}

const closeAll = async (closers: Closer[]): Promise<void> => {
  for (const close of closers.splice(0).reverse()) await close();
};
