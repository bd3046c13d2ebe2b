import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { story } from './node.mjs';
import { thousands } from './table.mjs';

const here = import.meta.dirname;

/**
 * S3: durable single commands over HTTP from 64 clients (authenticated, validated, decided, hashed, appended, answered), against a bare
 * Node server with the same client. Server and client are processes of their own. Measured in turn, the medians compared.
 * @param {{ quick: boolean, directory: string }} options
 */
export const commands = async ({ quick, directory }) => {
  const requests = quick ? 10_000 : 60_000;
  const bare = await start('bare-server.mjs', {});
  const node = await start('node-server.mjs', { DATA_DIR: join(directory, 's3'), PORT: '0' });
  try {
    await open(node.port, 100n * BigInt(requests));
    const http = [];
    const sextant = [];
    for (let round = 0; round < 3; round += 1) {
      http.push(await client(bare.port, 64, requests));
      sextant.push(await client(node.port, 64, requests, round));
    }
    const [yardstick, measured] = [median(http), median(sextant)];
    const ratio = measured.rate / yardstick.rate;
    return [
      {
        id: 'S3',
        what: 'durable commands over HTTP, 64 clients',
        figure: `${thousands(measured.rate)}/s`,
        yardstick: `http ${thousands(yardstick.rate)}/s`,
        ratio,
        goal: '0.40',
        met: ratio >= 0.4,
      },
      {
        id: 'S3',
        what: 'its p99',
        figure: `${measured.p99.toFixed(1)} ms`,
        yardstick: '',
        ratio: null,
        goal: '30 ms',
        met: measured.p99 <= 30,
      },
    ];
  } finally {
    bare.process.kill();
    node.process.kill();
  }
};

const median = (results) => [...results].sort((a, b) => a.rate - b.rate)[results.length >> 1];

const start = async (script, env) => {
  const child = spawn(process.execPath, [join(here, script)], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(child.stdout)) if (line.startsWith('{')) return { ...JSON.parse(line), process: child };
  throw new Error(`${script} ended`);
};

const open = async (port, units) => {
  for (const [i, [name, data]] of story(units, ['dev', 'dev-bench']).entries()) {
    const headers = { 'content-type': 'application/json', 'idempotency-key': `story-${String(i).padStart(4, '0')}` };
    const answer = await fetch(`http://127.0.0.1:${port}/v1/registries/UN01/commands/${name}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(data),
    });
    if (answer.status !== 201) throw new Error(`${name}: ${await answer.text()}`);
  }
};

const client = async (port, clients, requests, round = 0) => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(here, 's3-client.mjs'),
    String(port),
    String(clients),
    String(requests),
    String(round * requests),
  ]);
  return JSON.parse(stdout);
};
