import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DoubleProcess, type Fault } from '../../support/eventstoredb-double/eventstoredb-double.js';
import { runFault, type Figures, type Result, type Trouble } from './fault-run.js';

/** The fault for so many milliseconds. */
const lasting =
  (milliseconds: number, fault: Fault): Trouble =>
  async (double) => {
    await double.fault(fault);
    await sleep(milliseconds);
    await double.heal();
    return double;
  };

/** Twelve kinds, in a time four times as fast as the real one: a deadline of 0.75 s, a latency of 1.25 s, a byte every 0.25 s. */
const FAULTS: Readonly<Record<string, Trouble>> = {
  'black hole': lasting(1_000, { kind: 'black-hole' }),
  reset: lasting(400, { kind: 'reset' }),
  'half-open': lasting(800, { kind: 'half-open' }),
  'one byte at a time': lasting(1_000, { kind: 'trickle', interval: 250 }),
  latency: lasting(1_300, { kind: 'slow', latency: 1_250 }),
  'answer lost': lasting(900, { kind: 'answer-lost' }),
  'request lost': lasting(900, { kind: 'request-lost' }),
  stuck: lasting(1_000, { kind: 'stuck' }),
  'not leader': lasting(600, { kind: 'not-leader' }),
  'restart with a forgotten cache of ids': async (double) => {
    await double.restart(300);
    return double;
  },
  refused: lasting(400, { kind: 'refused' }),
  'subscription dropped': lasting(500, { kind: 'subscription-dropped' }),
};
const QUICK: Figures = { settings: { deadline: 750, pulse: 250 }, patience: 400, repeats: 5 };
const LANES = 6;
const KILLED = 'the process of the server killed';

/** The figures a node has, against faults as long as they are feared. */
const REAL: Readonly<Record<string, Trouble>> = {
  'black hole of 6 s': lasting(6_000, { kind: 'black-hole' }),
  'latency of 5 s': lasting(7_000, { kind: 'slow', latency: 5_000 }),
  'a byte a second': lasting(6_000, { kind: 'trickle', interval: 1_000 }),
  'refused for 8 s': lasting(8_000, { kind: 'refused' }),
};
const FULL: Figures = { settings: { deadline: 3_000 }, patience: 1_500, repeats: 1 };

/** Its process dies as by `kill -9`; another opens what its journal holds, on the same port. */
const killed: Trouble = async ({ port }) => {
  await mortal.kill();
  mortal = await DoubleProcess.start();
  return mortal.open({ port, journal });
};

let running: DoubleProcess;
let mortal: DoubleProcess;
const directory = mkdtempSync(join(tmpdir(), 'sextant-double-'));
const journal = join(directory, 'journal');
const results = new Map<string, Result>();

const run = async (name: string, trouble: Trouble, figures: Figures): Promise<void> => {
  results.set(name, await runFault(await running.open(), trouble, figures));
};

beforeAll(async () => {
  running = await DoubleProcess.start();
  const waiting = Object.entries(FAULTS);
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await run(...next, QUICK);
  };
  mortal = await DoubleProcess.start();
  const death = async (): Promise<void> => void results.set(KILLED, await runFault(await mortal.open({ journal }), killed, QUICK));
  const lanes = Array.from({ length: LANES }, lane);
  await Promise.all([...lanes, death(), ...Object.entries(REAL).map(([name, trouble]) => run(name, trouble, FULL))]);
}, 180_000);
afterAll(async () => {
  await running.stop();
  await mortal.stop();
  rmSync(directory, { recursive: true });
});

describe.each([...Object.keys(FAULTS), KILLED, ...Object.keys(REAL)])('%s', (name) => {
  it('everybody is answered, nothing is lost or there twice, and all is well afterwards', () => {
    const { conflicts, settled, stored, followed } = results.get(name)!;
    expect(conflicts).toBe(0);
    expect(stored).toEqual(settled);
    expect(followed).toEqual(settled);
  });
});

describe('all the while', () => {
  it('callers were told when an outcome was unknown, and each append was one message', () => {
    const all = [...results.values()];
    expect(all.filter(({ unknown }) => unknown > 0).length).toBeGreaterThan(8);
    for (const { counts } of all) expect(counts).toMatchObject({ batchMessage: counts['batchAppend'] });
  });
});
