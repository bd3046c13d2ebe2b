import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bookFor } from './s8-book.mjs';
import { thousands } from './table.mjs';

const GOAL_S = 20;
const GOAL_MB = 600;
/** How much more an event of the last fifth may cost than one of the second: the first has the program to warm up. */
const FLAT = 1.5;
/** As `npm start` has it: parsed events die young, and in little room they are copied again and again before they do. */
const FLAGS = ['--max-semi-space-size=64'];

/**
 * S15: the independent checker on every event of the book of S8, in one thread of a process of its own: time for a million events, memory, and
 * whether an event costs the same at the end as near the beginning. The yardstick is reading and parsing the same events. All but the time on
 * the wall is time of the processor, which depends less on what else the machine does.
 * @param {{ quick: boolean, directory: string }} options
 */
export const checker = async (options) => {
  const { registry } = await bookFor(options);
  const { stdout } = await promisify(execFile)(process.execPath, [...FLAGS, join(import.meta.dirname, 's15-check.mjs'), registry]);
  const { events, wall, processor, parsing, judging, digest, second, last, mb, holds } = JSON.parse(stdout);
  if (!holds) throw new Error('a law is broken');
  const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`;
  const row = (what, figure, yardstick, ratio, goal, met) => ({
    ...{ id: 'S15', what: `checker, ${thousands(events)} events: ${what}`, figure, yardstick, ratio, goal, met },
  });
  const figure = `${seconds(wall)}; ${seconds(processor)} of the processor`;
  const yardstick = `reading and parsing ${seconds(parsing)} of that`;
  return [
    row('time', figure, yardstick, (judging + digest) / parsing, `${GOAL_S} s a million`, (wall * 1_000) / events <= GOAL_S),
    row('memory at most', `${Math.round(mb)} MB`, '', null, `${GOAL_MB} MB`, mb <= GOAL_MB),
    row(
      'an event of the last fifth',
      `${last.toFixed(1)} µs`,
      `second fifth ${second.toFixed(1)} µs`,
      last / second,
      `at most ${FLAT}`,
      last <= FLAT * second,
    ),
  ];
};
