import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { bookFor, bookWithReads, openReads, UNTRADED } from './s8-book.mjs';
import { loadOf, reader, startServer } from './s9-server.mjs';
import { perSecond, thousands, timed } from './table.mjs';

/**
 * S9: the read file made from nothing; how far it is behind the writer under the load of S3; and what an export and the largest questions
 * of the past do to that load and to the memory of the node.
 * @param {{ quick: boolean, directory: string }} options
 */
export const reads = async (options) => {
  const { registry } = await bookFor(options);
  const rows = [await rebuild(registry)];
  const { data } = await bookWithReads(options);
  const copy = join(options.directory, 's9');
  mkdirSync(join(copy, 'UN01'), { recursive: true });
  for (const name of ['events.sqlite', 'read.sqlite']) copyFileSync(join(data, 'UN01', name), join(copy, 'UN01', name));
  const server = await startServer(copy);
  try {
    await server.settled();
    rows.push(...(await underLoad(server, options.quick)));
  } finally {
    await server.stop();
    rmSync(copy, { recursive: true, force: true });
  }
  return rows;
};

/** In the threads of a node, which start within the time. */
const rebuild = async (registry) => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(join(registry, `read.sqlite${suffix}`), { force: true });
  const before = process.cpuUsage();
  const { ms, result } = await timed(() => openReads(registry));
  const { user, system } = process.cpuUsage(before);
  const events = Number(result.revision) + 1;
  await result.close();
  const rate = perSecond(events, ms);
  return {
    id: 'S9',
    what: `read file of ${thousands(events)} events from nothing`,
    figure: `${thousands(rate)} events/s`,
    yardstick: `${thousands(perSecond(events, (user + system) / 1000))} a second of processor`,
    ratio: null,
    goal: '50,000/s',
    met: rate >= 50_000,
  };
};

const underLoad = async (server, quick) => {
  const requests = quick ? 10_000 : 40_000;
  let first = UNTRADED;
  const load = () => loadOf(server.port, requests, (first += requests));
  await load();
  const endLag = reader('s9-lag-reader.mjs', server.port);
  await load();
  const lag = await endLag();
  const alone = await load();
  const before = server.usage().rss;
  const endHeavy = reader('s9-heavy-readers.mjs', server.port);
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, server.usage().rss)), 250);
  const beside = await load();
  clearInterval(watch);
  const { events, pages } = await endHeavy();
  return [
    {
      id: 'S9',
      what: 'reads of own writes under the load of S3, p99',
      figure: `${lag.p99.toFixed(0)} ms`,
      yardstick: `p50 ${lag.p50.toFixed(0)} ms`,
      ratio: null,
      goal: '250 ms',
      met: lag.p99 <= 250,
    },
    {
      id: 'S9',
      what: `S3's p99 beside an export (${thousands(events)} events) and ${thousands(pages)} largest pages`,
      figure: `${beside.p99.toFixed(1)} ms`,
      yardstick: `alone ${alone.p99.toFixed(1)} ms`,
      ratio: beside.p99 / alone.p99,
      goal: '2.00',
      met: beside.p99 <= 2 * alone.p99,
    },
    {
      id: 'S9',
      what: 'memory of the node meanwhile',
      figure: `${thousands(most)} MB`,
      yardstick: `before ${thousands(before)} MB`,
      ratio: most / before,
      goal: '',
      met: null,
    },
  ];
};
