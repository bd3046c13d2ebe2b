import type { DiskFault } from './disk.js';
import type { Machine } from './machine.js';
import { CALM, someWeather } from './weather.js';
import type { World } from './world.js';

type Mischief = (world: World, machine: Machine) => void;

/** Faults go on for so long, in virtual milliseconds; after that nothing fails any more. */
export const CHAOS = 12_000;

const crash: Mischief = (world, machine) => world.restart(machine);

/** While the other one may be writing, and may hear of it much later; sometimes by two people at once. */
const promote: Mischief = (world, machine) => {
  const { dice } = world.scheduler;
  machine.promote();
  if (dice.chance(0.2)) machine.promote();
  for (const other of world.machines) if (other !== machine && dice.chance(0.5)) keepNewsBack(world, other);
};

const keepNewsBack: Mischief = (world, machine) => {
  machine.network = { ...CALM, name: 'keeps news back', news: [300, 2_500] };
  later(world, [300, 4_000], 'calms the network', () => (machine.network = CALM));
};

const jumpClock: Mischief = (world, machine) => {
  machine.skew = world.scheduler.dice.oneOf(-60_000, -3_000, -1_000, 500, 3_000, 5_000);
  later(world, [200, 3_000], 'sets its clock', () => (machine.skew = 0));
};

const freezeServer: Mischief = (world) => {
  const { server } = world;
  if (!server) return;
  server.frozen = true;
  later(world, [100, 4_000], 'wakes the server', () => server.wake());
};

const changeWeather: Mischief = (world, machine) => {
  machine.network = someWeather(world.scheduler.dice);
  later(world, [300, 4_000], 'calms the network', () => (machine.network = CALM));
};

const spoilDisk: Mischief = (world, machine) => {
  machine.storage = world.scheduler.dice.oneOf<DiskFault>('full', 'busy', 'error', 'slow');
  later(world, [100, 2_500], 'mends the disk', () => (machine.storage = undefined));
};

const fillDisk: Mischief = (world, machine) => {
  machine.storage = 'full';
  later(world, [100, 2_500], 'mends the disk', () => (machine.storage = undefined));
};

const ON_DISK: readonly [Mischief, ...Mischief[]] = [crash, crash, jumpClock, spoilDisk, spoilDisk, spoilDisk];
const ON_A_SERVER: readonly [Mischief, ...Mischief[]] = [
  crash,
  promote,
  jumpClock,
  freezeServer,
  changeWeather,
  changeWeather,
  changeWeather,
  fillDisk,
];

/** Something bad every now and then, until it is enough; then everything is well again, and stays so. */
export const unleash = (world: World): void => {
  const { scheduler, nature, machines, server } = world;
  const { dice } = scheduler;
  const next = (): void => {
    if (scheduler.now >= CHAOS) return;
    const mischief = dice.oneOf(...(server ? ON_A_SERVER : ON_DISK));
    mischief(world, dice.oneOf(...machines));
    scheduler.within(nature, [50, 2_000], 'plots', next);
  };
  scheduler.within(nature, [50, 1_000], 'plots', next);
  scheduler.add(nature, CHAOS + 4_001, 'makes peace', () => {
    server?.wake();
    world.atPeace = true;
    for (const machine of machines) Object.assign(machine, { network: CALM, storage: undefined, skew: 0 });
    if (machines[0].isRunning) machines[0].promote();
    else machines[0].start();
  });
};

const later = (world: World, time: readonly [number, number], what: string, work: () => void): void => {
  world.scheduler.within(world.nature, time, what, work);
};
