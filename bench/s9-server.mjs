import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const here = import.meta.dirname;

/** The real node on a data directory, as a process of its own. @param {string} data */
export const startServer = async (data) => {
  const env = { ...process.env, DATA_DIR: data, PORT: '0' };
  const child = spawn(process.execPath, [join(here, 'node-server.mjs')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout);
  for await (const line of lines) if (line.startsWith('{')) return serverOf(child, JSON.parse(line).port);
  throw new Error('the node ended');
};

const serverOf = (child, port) => ({
  port,
  get: async (path) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  },
  /** Its resident memory in megabytes, and the seconds of processor it has taken. */
  usage: () => {
    const [rss, time] = execFileSync('ps', ['-o', 'rss=,time=', '-p', String(child.pid)])
      .toString()
      .trim()
      .split(/\s+/);
    const [hours, minutes, seconds] = time.split(':').map(Number);
    return { rss: Number(rss) / 1024, cpu: hours * 3600 + minutes * 60 + seconds };
  },
  stop: async () => {
    child.kill();
    await once(child, 'exit');
  },
});

/** The load of S3 on that node: `requests` transfers of one unit from serial `first` on, by 64 clients. */
export const loadOf = async (port, requests, first) => {
  const args = [join(here, 's3-client.mjs'), String(port), '64', String(requests), String(first)];
  return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout);
};

/** A script of this directory on that node, until it is told to end. Returns what it says last. */
export const reader = (script, port) => {
  const child = spawn(process.execPath, [join(here, script), String(port)], { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  const exit = once(child, 'exit');
  return async () => {
    child.stdin.end();
    await exit;
    return JSON.parse(said);
  };
};
