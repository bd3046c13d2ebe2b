import { run } from './process.mjs';
import { bookFor } from './s8-book.mjs';
import { thousands } from './table.mjs';

const GOAL_S = 20;
const GOAL_MB = 600;
/** How much more an event of the last fifth may cost than one of the second: the first has the program to warm up. */
const FLAT = 1.5;

/**
 * S15: the independent checker on every event of the book of S8, in a process of its own, one thread to read and one to judge: time for a
 * million events; memory; and whether an event costs the same at the end as near the beginning. The yardstick is reading and parsing the same
 * events. What depends on what else the machine does is the time on the wall alone: all else is of the processor.
 * @param {{ quick: boolean, directory: string }} options
 */
export const checker = async (options) => {
  const { registry } = await bookFor(options);
  const { events, checked, parsing, mb, holds, second, last } = await run('s15-check.mjs', registry);
  if (!holds) throw new Error('a law is broken');
  const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`;
  const row = (what, figure, yardstick, ratio, goal, met) => ({
    ...{ id: 'S15', what: `checker, ${thousands(events)} events: ${what}`, figure, yardstick, ratio, goal, met },
  });
  const figure = `${seconds(checked.wall)}, ${seconds(checked.processor)} of the processor`;
  const yardstick = `reading and parsing ${seconds(parsing)} of the processor`;
  return [
    row('time', figure, yardstick, checked.processor / parsing, `${GOAL_S} s a million`, (checked.wall * 1_000) / events <= GOAL_S),
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
