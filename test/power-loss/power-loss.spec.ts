import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { EventFile } from '../../src/event-store/event-file.js';
import { Dice } from '../simulation/dice.js';
import { anAct } from './acts.js';
import { crashImage, isBegunAnew } from './crash-images.js';
import { open } from './opened.js';
import { record, temporaryDirectory, type Step } from './recording.js';

/** Lives in `npm test`; LIVES=n raises it. */
const LIVES = Number(process.env['LIVES'] ?? 5_000);
/** So many of them are cut out of one recorded life of the file. */
const CRASHES = 100;
const COMMITS = 12;

const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true }));

const idsOf = (events: readonly { id: string }[]): string[] => events.map(({ id }) => id);

describe('A power cut at any write of the event file', () => {
  test(
    `leaves all that was acknowledged, and of the rest whole commits only: ${LIVES} lives`,
    async () => {
      const seen = { 'as before': 0, 'as after': 0, checkpoint: 0, 'log begun anew': 0 };
      for (let seed = 1; seed <= Math.ceil(LIVES / CRASHES); seed += 1) {
        const { events, steps, synchronous } = await record(seed, COMMITS);
        // Every image rests on it: 2 is FULL.
        expect(synchronous).toBe(2);
        for (let crash = 1; crash <= CRASHES; crash += 1) {
          const dice = new Dice(seed * 1_000 + crash);
          const step = dice.oneOf(...(steps as [Step]));
          const leftover = dice.chance(0.2) ? Buffer.alloc(32_768, dice.between(0, 255)) : undefined;
          const opened = await open(directory, crashImage(step, dice), leftover);
          const place = `seed ${seed}, crash ${crash}, ${step.kind} of events ${step.from} to ${step.to}`;
          const length = opened.events.length === step.to ? step.to : step.from;
          expect({ place, error: opened.error, ids: idsOf(opened.events) }).toEqual({ place, ids: idsOf(events.slice(0, length)) });
          seen[step.kind === 'checkpoint' ? 'checkpoint' : length === step.to ? 'as after' : 'as before'] += 1;
          if (step.kind === 'commit' && isBegunAnew(step)) seen['log begun anew'] += 1;
        }
      }
      expect(Object.entries(seen).filter(([, count]) => count < LIVES / 50)).toEqual([]);
    },
    900_000 + LIVES * 50,
  );

  test('does not keep the next start from writing on', async () => {
    const path = join(directory, 'events.sqlite');
    const { events, steps } = await record(7, COMMITS);
    for (const [i, step] of steps.entries()) {
      const { events: survived } = await open(directory, crashImage(step, new Dice(i)));
      const act = anAct(new Dice(i), survived.length);
      const file = new EventFile(path);
      expect(idsOf([...file.replay()].flat())).toEqual(idsOf(survived));
      expect(await file.append(survived.length === 0 ? 'none' : BigInt(survived.length - 1), act)).toBe('committed');
      await file.close();
      const again = new EventFile(path);
      expect(idsOf([...again.replay()].flat())).toEqual(idsOf([...events.slice(0, survived.length), ...act]));
      await again.close();
    }
  });
});
