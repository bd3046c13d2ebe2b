import { mkdtempSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventFile } from '../../src/event-store/event-file.js';
import { catalogue } from '../support/scenario.js';
import { CHAOS, unleash } from './chaos.js';
import { Client } from './client.js';
import { Front } from './front.js';
import { verdict } from './promises/verdict.js';
import { SETTING, setUp } from './setting.js';
import { useVirtualTime } from './virtual-time.js';
import { Workload } from './workload.js';
import { World, type Place } from './world.js';

const CLIENTS = 5;
const OPERATIONS = 9;
const MOST_STEPS = 50_000;

/** What a run came to. */
export interface Run {
  readonly broken: readonly string[];
  readonly traceHash: string;
  readonly trace: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

let setting: ReturnType<typeof setUp> | undefined;
let fronts: Promise<readonly Front[]> | undefined;

/** One run from its seed: faults for a while, then peace until everything is finished, then every promise is checked. */
export const simulate = async (place: Place, seed: number): Promise<Run> => {
  const known = catalogue();
  const { events } = await (setting ??= setUp());
  const directory = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sextant-simulation-'));
  const fromNothing = seed % 6 === 5;
  // Every other seed speaks to the ledger itself: it is quicker, and names the layer where a promise is broken.
  const inFront = seed % 2 === 0 ? [] : await (fronts ??= Promise.all([Front.open(), Front.open()]));
  const world = new World({ place, seed, catalogue: known, directory, before: fromNothing ? [] : events, fronts: inFront });
  if (place === 'disk' && !fromNothing) await fileWith(join(directory, 'node-1.sqlite'), events);
  const restoreTime = useVirtualTime(world.scheduler);
  try {
    const stuck = await play(world, fromNothing);
    const broken = [
      ...stuck,
      ...world.faults.map((fault) => `fault of the program: ${fault instanceof Error ? String(fault.stack) : String(fault)}`),
    ];
    return { ...(await verdict(world, broken)), traceHash: world.scheduler.hash(), trace: world.scheduler.trace };
  } finally {
    for (const machine of world.machines) machine.crash();
    restoreTime();
    rmSync(directory, { recursive: true });
  }
};

const play = async (world: World, fromNothing: boolean): Promise<string[]> => {
  const { scheduler } = world;
  const workload = new Workload(scheduler.dice, world.catalogue);
  const clients = Array.from({ length: CLIENTS }, (_, i) => new Client(world, workload, `client-${i + 1}`));
  for (const [i, machine] of world.machines.entries()) machine.start(i > 0 && scheduler.dice.chance(0.5));
  unleash(world);
  const story = async (): Promise<void> => {
    const [first] = clients;
    if (fromNothing) for (const [name, data] of SETTING) await first?.insist([workload.request({ actor: 'dev', name, data })]);
    await Promise.all(clients.map((client) => client.live(OPERATIONS)));
  };
  const told = story().catch((error: unknown) => world.faults.push(error));
  try {
    await scheduler.run(() => clients.every(({ done }) => done) && scheduler.now > CHAOS + 12_000, MOST_STEPS);
    return clients.every(({ done }) => done) ? [] : ['liveness: nothing is left to do, yet some clients have no final answer'];
  } catch (error) {
    return [`liveness: ${String(error)}`];
  } finally {
    void told;
  }
};

const fileWith = async (path: string, events: Parameters<EventFile['append']>[1]): Promise<void> => {
  const file = new EventFile(path);
  await file.append('none', events);
  await file.close();
};
