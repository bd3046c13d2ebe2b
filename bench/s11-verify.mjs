import { join } from 'node:path';
import { LAWS } from '../dist/checker/laws/laws.js';
import { EventFile } from '../dist/event-store/event-file.js';
import { JudgeBeside } from '../dist/cli/judging/judge-beside.js';
import { Replay } from '../dist/cli/replay.js';
import { catalogue } from './node.mjs';
import { bookFor } from './s8-book.mjs';
import { thousands, timed } from './table.mjs';

const GOALS = { hashes: 6, laws: 20 };

/**
 * S11: a whole history checked: every id, leaf and the root (what opening the event file does), and the same with every event told again and
 * every law checked after every act (what `sextant audit` does). Goals are for 1,000,000 events; shorter runs are scaled.
 * @param {{ quick: boolean, directory: string }} options
 */
export const verify = async (options) => {
  const { registry } = await bookFor(options);
  const path = join(registry, 'events.sqlite');
  let events = 0;
  const hashes = await timed(async () => {
    const file = new EventFile(path);
    for (const act of file.replay()) events += act.length;
    file.root();
    await file.close();
  });
  const known = catalogue();
  const laws = await timed(() => auditAll(path, known));
  return [
    row('ids, leaves and root', events, hashes.ms, GOALS.hashes),
    row('the same and every law, told again', events, laws.ms, GOALS.laws),
  ];
};

const auditAll = async (path, known) => {
  const file = new EventFile(path);
  const judge = new JudgeBeside({ registry: 'UN01', laws: LAWS.map(({ name }) => name) });
  const replay = new Replay('UN01', known, judge);
  for (let from = 0n; ; from += 1000n) {
    const page = file.read(from, 1000);
    for (const { body } of page) replay.take(body);
    await judge.room();
    if (page.length < 1000) break;
  }
  await file.close();
  if (!(await replay.report()).holds) throw new Error('a law is broken');
  await judge.close();
};

const row = (what, events, ms, goal) => {
  const scaled = (ms * 1_000) / events;
  return {
    ...{ id: 'S11', what: `verify ${thousands(events)} events: ${what}`, figure: `${(ms / 1_000).toFixed(1)} s`, yardstick: '' },
    ...{ ratio: null, goal: `${goal} s a million`, met: scaled <= goal },
  };
};
