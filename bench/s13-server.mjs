import { execFile, fork } from 'node:child_process';
import { generateKeyPairSync, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeRegistry, median, run, startOn } from './process.mjs';
import { thousands } from './table.mjs';

const root = join(import.meta.dirname, '..');
const ROUNDS = 3;

/**
 * S13: durable single commands over HTTP from 64 clients, and one upload of many, with the events on EventStoreDB, against the plain client that
 * appends one event at a time to the same server. On the double of the tests, which keeps nothing on disk and has no goal, and on the
 * server that EVENTSTORE_URL names. Plain and real are measured in turn, after a round that warms both up, and the medians compared; beside
 * them the plain client with 100 events an append, without a node: what the server and the machine have room for. Then a local copy of
 * many events is filled.
 * @param {{ quick: boolean, directory: string }} options
 */
export const onServer = async ({ quick, directory }) => {
  const requests = quick ? 5_000 : 20_000;
  const double = await startDouble();
  try {
    const rows = await measured({ name: 'double', url: double.url, requests, directory });
    const real = process.env['EVENTSTORE_URL'];
    if (real === undefined) process.stderr.write('S13 on a real server is skipped: EVENTSTORE_URL names none\n');
    else rows.push(...(await measured({ name: 'real', url: real, requests, directory, goals: [12, 20] })));
    rows.push(await copied({ url: real ?? double.url, events: quick ? 100_000 : 1_000_000, directory }));
    return rows;
  } finally {
    double.process.kill();
  }
};

const startDouble = async () => {
  const child = fork(join(root, 'test/support/eventstoredb-double/main.mjs'), { execArgv: [] });
  child.send({ id: 1, order: 'open', given: {} });
  const [{ result, error }] = await once(child, 'message');
  if (error) throw new Error(error);
  return { url: `esdb://127.0.0.1:${result.port}?tls=false`, process: child };
};

/** A code that no registry on a server that outlives the bench is likely to have. */
const newCode = () => `${Array.from({ length: 3 }, () => String.fromCharCode(65 + randomInt(26))).join('')}${10 + randomInt(90)}`;

const measured = async ({ name, url, requests, directory, goals = [] }) => {
  const code = newCode();
  const data = join(directory, `s13-${name}`);
  await makeRegistry(data, 100n * BigInt(requests), code);
  const key = join(data, 'log.key');
  writeFileSync(key, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o400 });
  const allowed = process.env['EVENTSTORE_ALLOW_INSECURE'] ?? '1';
  const env = { EVENTSTORE_URL: url, EVENTSTORE_ALLOW_INSECURE: allowed, LOG_SIGNING_KEY_FILE: key };
  await promisify(execFile)(process.execPath, [join(root, 'dist/cli/main.js'), 'migrate', '--from', data, '--to', url], {
    env: { ...process.env, ...env },
  });
  const node = await startOn(data, env);
  let first = 0;
  const of = async (script, count, ...clients) => {
    const result = await run(script, node.port, ...clients, count, first, code);
    first += count;
    return result.rate;
  };
  const plain = () => run('s13-plain.mjs', url, requests / 10);
  try {
    await of('s3-client.mjs', requests, 64);
    const rates = { plain: [], hundred: [], single: [], bulk: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.plain.push((await plain()).rate);
      rates.hundred.push((await run('s13-plain.mjs', url, 5_000, 100)).rate);
      rates.single.push(await of('s3-client.mjs', requests, 64));
      rates.bulk.push(await of('s5-client.mjs', requests));
    }
    const yardstick = median(rates.plain);
    const row = (what, rate, goal) => ({
      ...{
        id: 'S13',
        what: `${what}, ${name} server`,
        figure: `${thousands(rate)}/s`,
        yardstick: `plain client ${thousands(yardstick)}/s`,
      },
      ...{ ratio: rate / yardstick, goal: goal?.toFixed(2) ?? '', met: goal === undefined ? null : rate / yardstick >= goal },
    });
    return [
      row('durable commands over HTTP, 64 clients', median(rates.single), goals[0]),
      row('bulk NDJSON', median(rates.bulk), goals[1]),
      row('the plain client, 100 events an append', median(rates.hundred)),
    ];
  } finally {
    node.process.kill();
  }
};

/** Memory of a process that fills the local copy of a stream: at its end against when half was there. */
const copied = async ({ url, events, directory }) => {
  const code = newCode();
  const { outcomes } = await run('s13-copy.mjs', 'write', url, code, events);
  if (outcomes.join() !== 'committed') throw new Error(`the events of a copy: ${outcomes.join()}`);
  const { megabytes, rate } = await run('s13-copy.mjs', 'fill', url, code, events, join(directory, 's13-copy.sqlite'));
  const [half, last] = [megabytes[4], megabytes.at(-1)];
  return {
    ...{ id: 'S13', what: `a copy of ${thousands(events)} events filled, ${thousands(rate)}/s`, figure: `${last} MB RSS` },
    ...{ yardstick: `${half} MB at half of them`, ratio: last / half, goal: 'at most 1.10', met: last / half <= 1.1 },
  };
};
