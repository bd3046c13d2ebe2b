import { expect, it } from '@jest/globals';
import { LENGTH, playAll, RUNS } from './play-all.js';

it(
  `Q4: the next ${RUNS} random programmes of ${LENGTH} commands get the answers of a reference that counts unit by unit, and end as it does`,
  async () => {
    const { differences, commands, refusals } = await playAll(RUNS);

    expect(differences).toEqual([]);
    expect(commands).toBe(RUNS * LENGTH);
    if (RUNS >= 250) expect(refusals.size).toBeGreaterThan(50);
  },
  3_600_000 + RUNS * LENGTH * 20,
);
