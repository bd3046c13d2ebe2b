import { join } from 'node:path';
import { median, run, start, startNode } from './process.mjs';
import { thousands } from './table.mjs';

/**
 * S3: durable single commands over HTTP from 64 clients (authenticated with a key, validated, decided, hashed, appended, answered), against
 * a bare Node server with the same client. S4: one client, one at a time. S5: one upload of many, against S3. Server and client are
 * processes of their own; bare and real are measured in turn, after a round that warms both up, and the medians compared.
 * @param {{ quick: boolean, directory: string }} options
 */
export const commands = async ({ quick, directory }) => {
  const requests = quick ? 10_000 : 40_000;
  const bare = await start('bare-server.mjs');
  const node = await startNode(join(directory, 's3'), 100n * BigInt(requests));
  let first = 0;
  const single = async (clients, count) => {
    const result = await run('s3-client.mjs', node.port, clients, count, first);
    first += count;
    return result;
  };
  const upload = async (count) => {
    const result = await run('s5-client.mjs', node.port, count, first);
    first += count;
    return result;
  };
  try {
    await run('s3-client.mjs', bare.port, 64, requests / 2, 0);
    await single(64, requests / 2);
    const rounds = { http: [], s3: [], s4: [], s5: [] };
    for (let round = 0; round < 3; round += 1) {
      rounds.http.push(await run('s3-client.mjs', bare.port, 64, requests, 0));
      rounds.s3.push(await single(64, requests));
      rounds.s4.push(await single(1, requests / 10));
      rounds.s5.push(await upload(requests));
    }
    return rowsOf(rounds);
  } finally {
    bare.process.kill();
    node.process.kill();
  }
};

const rowsOf = ({ http, s3, s4, s5 }) => {
  const rate = (results) => median(results, (result) => result.rate);
  const [yardstick, measured, bulk, alone] = [rate(http), rate(s3), rate(s5), median(s4, ({ p50 }) => p50)];
  const [ratio, times] = [measured.rate / yardstick.rate, bulk.rate / measured.rate];
  return [
    {
      ...{ id: 'S3', what: 'durable commands over HTTP, 64 clients', figure: `${thousands(measured.rate)}/s` },
      ...{ yardstick: `http ${thousands(yardstick.rate)}/s`, ratio, goal: '0.40', met: ratio >= 0.4 },
    },
    {
      ...{ id: 'S3', what: 'its p99', figure: `${measured.p99.toFixed(1)} ms`, yardstick: `http ${yardstick.p99.toFixed(1)} ms` },
      ...{ ratio: null, goal: '30 ms', met: measured.p99 <= 30 },
    },
    {
      ...{ id: 'S4', what: 'one client, one command at a time, p50', figure: `${alone.p50.toFixed(2)} ms`, yardstick: '' },
      ...{ ratio: null, goal: '0.8 ms', met: alone.p50 <= 0.8 },
    },
    {
      ...{ id: 'S5', what: 'bulk NDJSON', figure: `${thousands(bulk.rate)}/s`, yardstick: `S3 ${thousands(measured.rate)}/s` },
      ...{ ratio: times, goal: '3.00', met: times >= 3 },
    },
  ];
};
