import { join } from 'node:path';
import { Book } from '../../src/domain/book/book.js';
import type { EventFile } from '../../src/event-store/event-file.js';
import type { EventStoreDb } from '../../src/event-store/eventstoredb/eventstoredb.js';
import { Replica } from '../../src/event-store/replica.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { Connection } from './connection.js';
import { Disk, LocalFile, type DiskFault } from './disk.js';
import type { Front } from './front.js';
import type { Owner } from './scheduler.js';
import { CALM, type Weather } from './weather.js';
import type { World } from './world.js';

export const PATIENCE = 1_500;

/** A machine that runs the node: the process comes and goes, its local file stays. */
export class Machine {
  ledger: Ledger | undefined;
  file: LocalFile | undefined;
  /** How wrong its clock is, in milliseconds. */
  skew = 0;
  private weather: Weather = CALM;
  private diskFault: DiskFault | undefined;
  private connection: Connection | undefined;
  private disk: Disk | undefined;
  private process: Owner = { name: 'not started', alive: false };
  private lives = 0;
  private fill = (): void => undefined;
  private readonly broken = new Set<() => void>();

  /** With a `front` single commands and questions come over HTTP. */
  constructor(
    private readonly world: World,
    readonly name: string,
    readonly front: Front | undefined,
  ) {
    front?.serve(this);
  }

  get url(): string {
    return `http://${this.name}`;
  }

  get isRunning(): boolean {
    return this.process.alive;
  }

  set network(weather: Weather) {
    this.weather = weather;
    if (this.connection) this.connection.weather = weather;
  }

  set storage(fault: DiskFault | undefined) {
    this.diskFault = fault;
    if (this.disk) this.disk.fault = fault;
    if (this.file) this.file.isFull = fault === 'full';
  }

  /** With `standby` it follows the other one until it is promoted. */
  start(standby = false): void {
    this.crash();
    const process = { name: `${this.name}/${(this.lives += 1)}`, alive: true };
    this.process = process;
    this.world.scheduler.within(process, [1, 50], 'starts', () => void this.boot(process, standby));
  }

  /** From now on this node writes, whoever did so before. */
  promote(): void {
    const { process } = this;
    this.world.scheduler.within(process, [0, 20], 'is promoted', () => {
      this.ledger?.promote().catch((error: unknown) => process.alive && this.world.mustExpect(error));
    });
  }

  /** The process is gone at once, between any two of its steps; what it sent is still on its way. */
  crash(): void {
    this.process.alive = false;
    this.ledger = undefined;
    void this.file?.close();
    this.file = undefined;
    for (const tell of [...this.broken]) tell();
  }

  /** Asks the process something, for so long; a caller who waits no longer, or whose process dies, hears nothing. */
  ask<T>(client: Owner, waits: number, work: (ledger: Ledger) => Promise<T>): Promise<T | 'nothing'> {
    const { process } = this;
    const { scheduler } = this.world;
    return new Promise((resolve) => {
      const hangUp = (): void => {
        this.broken.delete(hangUp);
        patience.cancelled = true;
        scheduler.within(client, [1, 5], 'hears nothing', () => resolve('nothing'));
      };
      this.broken.add(hangUp);
      const patience = scheduler.add(client, waits, 'waits no longer', hangUp);
      if (!process.alive) return hangUp();
      scheduler.within(process, [0, 5], 'is asked', () => {
        if (!this.broken.has(hangUp)) return;
        if (!this.ledger) return hangUp();
        work(this.ledger).then(
          (answer) => {
            this.broken.delete(hangUp);
            patience.cancelled = true;
            scheduler.within(client, [0, 5], 'is answered', () => resolve(answer));
          },
          (error: unknown) => {
            if (process.alive) this.world.mustExpect(error);
            hangUp();
          },
        );
      });
    });
  }

  private async boot(process: Owner, standby: boolean): Promise<void> {
    const { catalogue, scheduler } = this.world;
    const file = new LocalFile(join(this.world.directory, `${this.name}.sqlite`));
    file.isFull = this.diskFault === 'full';
    this.file = file;
    const store = this.store(file, process);
    const ledger = Ledger.read({
      ...{ book: new Book('UN01'), file, catalogue, store },
      clock: () => this.world.epoch + Math.floor(scheduler.now) + this.skew,
      node: { node: this.name, url: this.url, build: 'simulated' },
      trials: true,
      patience: PATIENCE,
      standby,
      // Another node writes the stream too. What it writes is lawful here: forgeries have tests of their own.
      foreign: { judge: () => undefined, own: () => undefined, before: () => undefined },
      stop: (error) => this.fail(process, error),
    });
    this.fill();
    // Half of the starts take commands at once; the first of these has WriterStarted said then.
    if (standby || scheduler.dice.chance(0.5)) this.ledger = ledger;
    if (standby) return;
    await ledger.startWriting().then(
      () => (this.ledger = ledger),
      (error: unknown) => this.fail(process, error),
    );
  }

  /** The process ends by itself, as it says it will, and is started again. */
  private fail(process: Owner, error: unknown): void {
    if (!process.alive) return;
    this.world.mustExpect(error);
    this.world.scheduler.add(process, 0, 'ends', () => this.world.restart(this));
  }

  private store(file: EventFile, process: Owner): EventStore {
    const { server, scheduler } = this.world;
    if (server) {
      this.connection = new Connection(server, scheduler, process);
      this.connection.weather = this.weather;
      // Nothing but what a replica asks of its server; the class itself has private members.
      const side = this.connection as unknown as EventStoreDb;
      const replica = new Replica(side, file, (fault) => this.fail(process, fault), PATIENCE);
      this.fill = () => replica.fillFile();
      return replica;
    }
    this.disk = new Disk(file, this.world.log, scheduler, process);
    this.disk.fault = this.diskFault;
    return this.disk;
  }
}
