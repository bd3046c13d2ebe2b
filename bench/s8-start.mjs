import { bookWithReads } from './s8-book.mjs';
import { startServer } from './s9-server.mjs';
import { thousands } from './table.mjs';

/**
 * S8: a node starts from its event file: the real process, from its first instruction until it answers, the read file being there from
 * before. Every event is checked (bytes, id, leaf of the tree) and folded. The yardstick is the time of processor that took, all threads.
 * @param {{ quick: boolean, directory: string }} options
 */
export const startOfNode = async ({ quick, directory }) => {
  const { data } = await bookWithReads({ quick, directory });
  const began = performance.now();
  const server = await startServer(data);
  const seconds = (performance.now() - began) / 1000;
  const { cpu, rss } = server.usage();
  const { revision } = await server.get('/v1/registries/UN01');
  await server.stop();
  return [
    {
      id: 'S8',
      what: `start of a node from ${thousands(Number(revision))} events`,
      figure: `${seconds.toFixed(1)} s`,
      yardstick: `${cpu.toFixed(1)} s of processor, ${thousands(rss)} MB`,
      ratio: null,
      goal: quick ? '' : '8 s',
      met: quick ? null : seconds <= 8,
    },
  ];
};
