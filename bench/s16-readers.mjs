import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { makeRegistry, median } from './process.mjs';
import { loadOf, startServer } from './s9-server.mjs';
import { thousands } from './table.mjs';

const [STREAMS, PAGES] = [500, 60];
/** How often health is asked for. */
const PULSE_MS = 10;

/**
 * S16: the load of S3, and a question about health every 10 ms beside it, alone and in a crowd of readers, in turn.
 * @param {{ quick: boolean, directory: string }} options
 */
export const crowd = async ({ quick, directory }) => {
  const data = join(directory, 's15');
  const requests = quick ? 2_000 : 10_000;
  await makeRegistry(data, 10_000_000n);
  const server = await startServer(data, { READERS_PER_CALLER: '1000' });
  let first = 0;
  const measured = async (count = requests) => {
    const pulse = beat(server.port);
    const load = await loadOf(server.port, count, (first += count) - count);
    return { ...load, ...(await pulse()) };
  };
  try {
    // So many events that a page of them is longer than what two ends of a connection hold.
    await measured(20_000);
    const [alone, beside] = [[], []];
    for (let round = 0; round < 3; round += 1) {
      alone.push(await measured());
      const leave = await enter(server.port);
      beside.push(await measured());
      await leave();
    }
    return ['p50', 'p99', 'health50', 'health99'].map((name) => rowOf(name, median(alone, of(name))[name], median(beside, of(name))[name]));
  } finally {
    await server.stop();
  }
};

const of = (name) => (result) => result[name];

const WHAT = {
  p50: 'a command, p50',
  p99: 'a command, p99',
  health50: 'a question about health, p50',
  health99: 'a question about health, p99',
};

const rowOf = (name, alone, beside) => ({
  id: 'S16',
  what: `${WHAT[name]}, beside ${thousands(STREAMS)} streams and ${PAGES} pages nobody takes`,
  figure: `${beside.toFixed(1)} ms`,
  yardstick: `alone ${alone.toFixed(1)} ms`,
  ratio: beside / alone,
  goal: '',
  met: null,
});

/** Asks for health again and again. Returns how to stop, which gives the latencies. @param {number} port */
const beat = (port) => {
  const latencies = [];
  let ended = false;
  const asking = (async () => {
    while (!ended) {
      const at = performance.now();
      await (await fetch(`http://127.0.0.1:${port}/health/live`)).arrayBuffer();
      latencies.push(performance.now() - at);
      await setTimeout(PULSE_MS);
    }
  })();
  return async () => {
    ended = true;
    await asking;
    latencies.sort((a, b) => a - b);
    const at = (share) => latencies[Math.floor((latencies.length - 1) * share)];
    return { health50: at(0.5), health99: at(0.99) };
  };
};

/** Lets the crowd in, and waits until all are there. Returns how to send it away. @param {number} port */
const enter = async (port) => {
  const script = join(import.meta.dirname, 's16-crowd.mjs');
  const child = fork(script, [port, STREAMS, PAGES].map(String), { stdio: ['pipe', 'inherit', 'inherit', 'ipc'] });
  const exit = once(child, 'exit');
  const [said] = await Promise.race([once(child, 'message'), exit]);
  if (said !== 'open') throw new Error('the crowd was not let in');
  return async () => {
    child.disconnect();
    child.stdin.end();
    await exit;
  };
};
