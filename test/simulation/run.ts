import { afterAll, expect } from '@jest/globals';
import { closeFronts } from './front.js';
import { simulate } from './simulate.js';
import type { Place } from './world.js';

afterAll(closeFronts);

const environment = (name: string): number | undefined => (process.env[name] === undefined ? undefined : Number(process.env[name]));
const only = environment('SEED');

/** So many seeds in each of the three places in `npm test`. SEEDS=n raises it; SEED=n plays one again and prints everything it did. */
export const SEEDS = environment('SEEDS') ?? 100;

/** How long the seeds of one place may take, in milliseconds. */
export const TIME = 900_000 + SEEDS * 1_000;

/**
 * Plays every seed, checks every promise at its end, and stops at the first that breaks one, with what was done last. `happens` is what must
 * have come up in some seed, or the run shows nothing.
 */
export const playAll = async (place: Place, happens: readonly string[]): Promise<void> => {
  const sums = new Map<string, number>();
  for (let seed = only ?? 1; seed <= (only ?? SEEDS); seed += 1) {
    const { broken, figures, trace } = await simulate(place, seed);
    const story = only === undefined ? trace.slice(-25) : trace;
    if (broken.length > 0 || only !== undefined)
      throw new Error([`seed ${seed} (${place}), again with SEED=${seed}:`, ...broken.slice(0, 12), '...', ...story].join('\n'));
    if (SEEDS >= 1_000 && seed % 500 === 0) process.stderr.write(`${place}: ${seed} of ${SEEDS} seeds\n`);
    for (const [name, figure] of Object.entries(figures)) sums.set(name, (sums.get(name) ?? 0) + figure);
  }
  if (SEEDS >= 50) expect(happens.filter((name) => !sums.has(name))).toEqual([]);
};

/** Two runs of each of these seeds do and say the very same things in the very same order. */
export const playTwice = async (place: Place): Promise<void> => {
  for (const seed of [1, 2, 3, 5, 11]) {
    const [once, twice] = [await simulate(place, seed), await simulate(place, seed)];
    expect(twice.trace).toEqual(once.trace);
    expect([seed, twice.traceHash]).toEqual([seed, once.traceHash]);
  }
};
