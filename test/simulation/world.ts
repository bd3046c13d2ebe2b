import type { StoredEvent } from '../../src/event-store/event-store.js';
import { NotWritten } from '../../src/event-store/event-store.js';
import { Refusal } from '../../src/domain/kernel/refusal.js';
import type { Catalogue } from '../../src/ledger/catalogue.js';
import type { Front } from './front.js';
import type { History } from './history.js';
import { DiskFailed } from './disk.js';
import { Machine } from './machine.js';
import { Scheduler, type Owner } from './scheduler.js';
import { Server } from './server.js';

/** Where the stream is, and how many nodes there are. */
export type Place = 'disk' | 'server' | 'two nodes';

interface WorldParts {
  readonly place: Place;
  readonly seed: number;
  readonly catalogue: Catalogue;
  /** For the local files of the nodes. */
  readonly directory: string;
  /** What is in the stream before the story begins. */
  readonly before: readonly StoredEvent[];
  /** HTTP in front of each node; none where clients talk to ledgers themselves. */
  readonly fronts: readonly Front[];
}

/** Everything there is in one simulated run: the machines, the server where there is one, what was asked and what was said. */
export class World {
  readonly scheduler: Scheduler;
  readonly nature: Owner = { name: 'nature', alive: true };
  readonly server: Server | undefined;
  readonly machines: readonly [Machine, ...Machine[]];
  readonly history: History = [];
  /** Errors that no part of the system may throw. */
  readonly faults: unknown[] = [];
  readonly catalogue: Catalogue;
  readonly directory: string;
  readonly epoch = Date.parse('2026-06-02T00:00:00.000Z');
  /** What is durable: on the server, or in the local file. */
  readonly log: StoredEvent[];
  /** How many events were there before the story. */
  readonly given: number;
  /** Nothing fails any more. */
  atPeace = false;

  constructor({ place, seed, catalogue, directory, before, fronts }: WorldParts) {
    this.scheduler = new Scheduler(seed);
    this.catalogue = catalogue;
    this.directory = directory;
    this.server = place === 'disk' ? undefined : new Server();
    this.log = this.server?.log ?? [];
    this.log.push(...before);
    this.given = before.length;
    const first = new Machine(this, 'node-1', fronts[0]);
    this.machines = place === 'two nodes' ? [first, new Machine(this, 'node-2', fronts[1])] : [first];
  }

  /** How many events are durable now. */
  get durable(): number {
    return this.log.length;
  }

  /** The process dies now and is started again after a while. */
  restart(machine: Machine): void {
    machine.crash();
    this.scheduler.within(this.nature, [10, 1_500], `starts ${machine.name} again`, () => {
      const standby = this.machines.length > 1 && !this.atPeace && this.scheduler.dice.chance(0.3);
      if (!machine.isRunning) machine.start(standby);
    });
  }

  /** Any error but those that a node may meet, a store that says no and a disk that fails, is a fault of the program. */
  mustExpect(error: unknown): void {
    const expected = error instanceof NotWritten || error instanceof Refusal || error instanceof DiskFailed;
    if (!expected) this.faults.push(error);
  }
}
