import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { Dice } from '../simulation/dice.js';
import { closedFile, isIdentical, isRefused } from './closed-file.js';
import { open } from './opened.js';
import { temporaryDirectory } from './recording.js';

/** Bits flipped in `npm test`, one at a time; FLIPS=n raises it. */
const FLIPS = Number(process.env['FLIPS'] ?? 20_000);

const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true }));

describe('A closed event file with one bit flipped', () => {
  test(
    `is refused by name or holds the very same events: ${FLIPS} bits`,
    async () => {
      const { main, whole } = await closedFile(directory);
      const dice = new Dice(1);
      const wrong: string[] = [];
      const came = { refused: 0, identical: 0 };
      for (let flip = 0; flip < FLIPS; flip += 1) {
        const bit = dice.between(0, main.length * 8 - 1);
        const changed = Buffer.from(main);
        changed[bit >> 3] = (main[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const opened = await open(directory, { main: changed });
        if (isRefused(opened)) came.refused += 1;
        else if (isIdentical(opened, whole)) came.identical += 1;
        else wrong.push(`bit ${bit & 7} of byte ${bit >> 3}: ${opened.said || 'other events'}`);
      }
      expect(wrong).toEqual([]);
      // Free space of a page may hold anything; the rest is most of the file.
      expect(came.refused).toBeGreaterThan(came.identical);
    },
    900_000 + FLIPS * 50,
  );
});
