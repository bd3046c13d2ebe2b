import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bookWithReads } from './s8-book.mjs';
import { startServer } from './s9-server.mjs';
import { thousands } from './table.mjs';

/**
 * S8: a node starts from its event file: the real process, from its first instruction until it answers, the read file being there from
 * before. First every event is checked and folded; then it starts from the snapshot that it left when it stopped. The yardstick is the time of
 * processor that took, all threads.
 * @param {{ quick: boolean, directory: string }} options
 */
export const startOfNode = async ({ quick, directory }) => {
  const { data, registry } = await bookWithReads({ quick, directory });
  const snapshot = join(registry, 'book.snapshot');
  rmSync(snapshot, { force: true });
  const fromStream = await startOn(data, 'the stream', quick ? null : 8);
  const made = statSync(snapshot).mtimeMs;
  const fromSnapshot = await startOn(data, 'a snapshot', quick ? null : 2);
  if (statSync(snapshot).mtimeMs !== made) throw new Error('the snapshot was not used, and made again');
  return [fromStream, fromSnapshot];
};

const startOn = async (data, from, goal) => {
  const began = performance.now();
  const server = await startServer(data);
  const seconds = (performance.now() - began) / 1000;
  const { cpu, rss } = server.usage();
  const { revision } = await server.get('/v1/registries/UN01');
  await server.settled();
  await server.stop();
  return {
    id: 'S8',
    what: `start of a node with ${thousands(Number(revision))} events, from ${from}`,
    figure: `${seconds.toFixed(1)} s`,
    yardstick: `${cpu.toFixed(1)} s of processor, ${thousands(rss)} MB`,
    ratio: null,
    goal: goal === null ? '' : `${goal} s`,
    met: goal === null ? null : seconds <= goal,
  };
};
