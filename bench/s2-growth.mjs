import { join } from 'node:path';
import { EventFile } from '../dist/event-store/event-file.js';
import { event } from './s1-append.mjs';
import { perSecond, thousands } from './table.mjs';

const BATCH = 100;

/**
 * S2: the append rate when the file is long against the rate when it was a tenth of that, each over the last fifth before that length, 100
 * events a commit. 10,000,000 events take 7 GB and some minutes: with `--long`.
 * @param {{ quick: boolean, long: boolean, directory: string }} options
 */
export const growth = async ({ quick, long, directory }) => {
  const size = long ? 10_000_000 : quick ? 200_000 : 1_000_000;
  const file = new EventFile(join(directory, 's2.sqlite'));
  for (const act of file.replay()) if (act) throw new Error('the file is new');
  const early = await appendUpTo(file, size / 10);
  const late = await appendUpTo(file, size);
  await file.close();
  const ratio = late / early;
  return [
    {
      ...{ id: 'S2', what: `append at ${thousands(size)} events`, figure: `${thousands(late)} events/s` },
      ...{ yardstick: `${thousands(early)}/s at ${thousands(size / 10)}`, ratio, goal: '0.70', met: ratio >= 0.7 },
    },
  ];
};

/** Appends until the file has `size` events. Returns the rate of the last fifth of them. */
const appendUpTo = async (file, size) => {
  let ms = 0;
  for (let from = Number(file.size); from < size; from += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, i) => event(from + i));
    const began = performance.now();
    await file.append(from === 0 ? 'none' : BigInt(from - 1), batch);
    if (from >= size * 0.8) ms += performance.now() - began;
  }
  return perSecond(size * 0.2, ms);
};
