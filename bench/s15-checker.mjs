import { run } from './process.mjs';
import { bookFor } from './s8-book.mjs';
import { thousands } from './table.mjs';

const GOAL_S = 20;
const GOAL_MB = 600;
/** How much more an event of the last fifth may cost than one of the second: the first has the program to warm up. */
const FLAT = 1.5;

/**
 * S15: the independent checker alone, on every event of the book of S8, in a process of its own: time for a million events, reading and
 * parsing included; memory; and whether an event costs the same at the end as near the beginning. The yardstick is parsing the same events.
 * @param {{ quick: boolean, directory: string }} options
 */
export const checker = async (options) => {
  const { registry } = await bookFor(options);
  const { events, ms, parsing, checking, fifths, mb, holds } = await run('s15-check.mjs', registry);
  if (!holds) throw new Error('a law is broken');
  const seconds = (ms * 1_000) / events;
  const [, second = 1, , , last = 1] = fifths;
  const row = (what, figure, yardstick, ratio, goal, met) => ({
    ...{ id: 'S15', what: `checker, ${thousands(events)} events: ${what}`, figure, yardstick, ratio, goal, met },
  });
  const parsed = `parsing them ${(parsing / 1_000).toFixed(1)} s`;
  return [
    row('time', `${(ms / 1_000).toFixed(1)} s`, parsed, checking / parsing, `${GOAL_S} s a million`, seconds <= GOAL_S),
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
