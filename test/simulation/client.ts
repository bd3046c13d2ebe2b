import { Refusal, type RefusalCode } from '../../src/domain/kernel/refusal.js';
import type { Request } from '../../src/ledger/request.js';
import { Caller } from './caller.js';
import { CHAOS } from './chaos.js';
import { DEADLINE } from './connection.js';
import { PATIENCE, type Machine } from './machine.js';
import type { Owner } from './scheduler.js';
import type { Workload } from './workload.js';
import type { World } from './world.js';

/** Nothing was written, says the contract of these; the same may be asked again, or left. */
const NOT_NOW: ReadonlySet<RefusalCode> = new Set(['unavailable', 'storage-full', 'not-the-writer']);

/** A caller that keeps to the contract: where it doesn't know what became of its command it repeats it under the same key, or asks. */
export class Client {
  done = false;
  private readonly self: Owner;
  private readonly caller: Caller;
  private machine: Machine;

  constructor(
    private readonly world: World,
    private readonly workload: Workload,
    name: string,
  ) {
    this.self = { name, alive: true };
    this.caller = new Caller(world, this.self);
    this.machine = this.someMachine();
  }

  /** Asks for `operations` things, one after the other. */
  async live(operations: number): Promise<void> {
    const { scheduler } = this.world;
    for (let i = 0; i < operations; i += 1) {
      const { dice } = scheduler;
      await scheduler.sleep(this.self, dice.chance(0.6) ? dice.between(0, 20) : dice.between(0, (3 * CHAOS) / operations));
      await this.insist(this.workload.next(this.world.durable), false);
      if (dice.chance(0.25)) await this.caller.give(this.someMachine(), [this.workload.trial()], 2 * PATIENCE);
    }
    this.done = true;
  }

  /** Until there is an answer that is final; `stubborn` is a client that never leaves a thing undone. */
  async insist(requests: readonly Request[], stubborn = true): Promise<void> {
    const { scheduler } = this.world;
    const { dice } = scheduler;
    for (; ; await scheduler.sleep(this.self, dice.between(10, 400))) {
      const givesUp = !stubborn && scheduler.now < CHAOS && dice.chance(0.25);
      const waits = dice.chance(0.15) ? dice.between(1, 400) : 2 * PATIENCE + 4 * DEADLINE;
      const heard = await this.caller.give(this.machine, requests, waits);
      const refusal = heard === 'nothing' ? undefined : heard.find((answer) => answer instanceof Refusal);
      if (heard !== 'nothing' && !refusal) return;
      if (refusal && !NOT_NOW.has(refusal.code) && refusal.code !== 'outcome-unknown') return;
      if (refusal && NOT_NOW.has(refusal.code)) {
        if (givesUp) return;
        if (refusal.code === 'not-the-writer') this.machine = this.at(refusal.names.location);
        continue;
      }
      if (dice.chance(0.5)) this.machine = this.someMachine();
      const certain = requests.every(({ key }) => key !== undefined) && dice.chance(0.5) ? await this.find(requests) : undefined;
      if (certain === 'written' || givesUp) return;
    }
  }

  /** Asks what became of a key until somebody says; the answer to one tells of all that went together with it. */
  private async find([request]: readonly Request[]): Promise<'written' | 'never executed' | undefined> {
    const { scheduler } = this.world;
    for (let tries = 0; request && tries < 5; tries += 1) {
      const said = await this.caller.find(this.machine, request, 2 * PATIENCE);
      if (said === 'never executed') return said;
      if (said !== 'nothing' && !(said instanceof Refusal)) return 'written';
      await scheduler.sleep(this.self, scheduler.dice.between(10, 300));
      this.machine = this.someMachine();
    }
    return undefined;
  }

  private someMachine(): Machine {
    return this.world.scheduler.dice.oneOf(...this.world.machines);
  }

  private at(url: string | undefined): Machine {
    return this.world.machines.find((machine) => machine.url === url) ?? this.someMachine();
  }
}
