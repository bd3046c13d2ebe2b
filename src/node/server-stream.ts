import { Logger } from '@nestjs/common';
import type { Config } from './config.js';
import { canonical } from '../domain/kernel/canonical.js';
import type { EventFile } from '../event-store/event-file.js';
import type { EventStoreDb } from '../event-store/eventstoredb/eventstoredb.js';
import { SettingFault, StreamFault } from '../event-store/faults.js';
import { Replica } from '../event-store/replica.js';
import { MOST_OFF_MS } from '../ledger/clock.js';

const CHECK_EVERY_MS = 60_000;

/** How a node stands to its servers. */
export interface ServerState {
  /** Why calls fail just now; null while they are served. */
  readonly trouble: string | null;
  /** The last revision the servers were seen to have; null before anything was. */
  readonly seen: string | null;
  /** How many of its events this node lacks. */
  readonly lag: string;
}

export interface ServerStreamSettings {
  readonly eventStore: NonNullable<Config['eventStore']>;
  readonly registry: string;
  readonly file: EventFile;
  /** Called once when the stream or the file is not what it must be. */
  readonly stop: (error: unknown) => void;
}

/** The stream of one registry on EventStoreDB, as a node keeps it: replica, checks each minute, how far it is (`docs/architecture.md` 5.3). */
export class ServerStream {
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly logger = new Logger('event-store');

  private constructor(
    private readonly server: EventStoreDb,
    readonly replica: Replica,
    private readonly settings: ServerStreamSettings,
  ) {}

  /** Connects and checks. Throws `SettingFault`, `StreamFault`, `DamagedFile`. */
  static async open(settings: ServerStreamSettings): Promise<ServerStream> {
    const { eventStore, registry, file, stop } = settings;
    // Its client is loaded only where there are servers: it is a tenth of what a start loads.
    const { EventStoreDb } = await import('../event-store/eventstoredb/eventstoredb.js');
    const server = await EventStoreDb.open({ ...eventStore, registry, canonical }, file.last());
    return new ServerStream(server, new Replica(server, file, stop), settings);
  }

  /** The name of the stream on the servers. */
  get stream(): string {
    return this.server.stream;
  }

  get state(): ServerState {
    const { trouble, seen } = this.server;
    const head = seen?.head;
    return { trouble: trouble ?? null, seen: typeof head === 'bigint' ? String(head) : null, lag: String(this.replica.lag) };
  }

  /** How many subscriptions were lost since the start. */
  get subscriptionsLost(): number {
    return this.server.subscriptionsLost;
  }

  /** How many milliseconds, at least, the clock of this machine is off from the server's. */
  readonly clockOff = (): number => this.server.clockOff(Date.now());

  /** That a node which is to write from its start on can. Throws `SettingFault`: while it is off every command would be refused. */
  checkClock(): void {
    const off = this.clockOff();
    if (Math.abs(off) <= MOST_OFF_MS) return;
    const seconds = Math.round(Math.abs(off) / 1_000);
    const what = `the clock of this machine is ${seconds} s ${off > 0 ? 'ahead of' : 'behind'} that of the server`;
    throw new SettingFault('EVENTSTORE_URL', what, 'Set the clocks (NTP), then start again.');
  }

  /** Looks every minute whether anything hides or shortens the stream. */
  watch(): void {
    this.timers.push(setInterval(() => void this.check(), CHECK_EVERY_MS).unref());
  }

  async close(): Promise<void> {
    this.timers.forEach(clearTimeout);
    await this.replica.close();
  }

  /** A server that doesn't answer is asked again a minute later; `state` reports meanwhile that it is away. */
  private async check(): Promise<void> {
    try {
      await this.server.check(this.settings.file.last());
    } catch (error) {
      if (error instanceof StreamFault) this.settings.stop(error);
      else this.logger.warn(`the check of ${this.server.stream} had no answer: ${String(error)}`);
    }
  }
}
