import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { run, startOn } from './process.mjs';

/** The real node on a data directory, as a process of its own. @param {string} data @param {Record<string, string>} env */
export const startServer = async (data, env = {}) => {
  const { port, process: child } = await startOn(data, env);
  const get = async (path) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    port,
    get,
    /** Waits until its reads speak of its head, having told every event again: then alone they know the root. */
    settled: async () => {
      while ((await get('/v1/registries/UN01')).root === null) await setTimeout(100);
    },
    /** Its resident memory in megabytes, and the seconds of processor it has taken. */
    usage: () => {
      const columns = execFileSync('ps', ['-o', 'rss=,time=', '-p', String(child.pid)]);
      const [rss, time] = String(columns).trim().split(/\s+/);
      const [hours, minutes, seconds] = time.split(':').map(Number);
      return { rss: Number(rss) / 1024, cpu: hours * 3600 + minutes * 60 + seconds };
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill();
      await exit;
    },
  };
};

/** The load of S3 on that node: `requests` transfers of one unit from serial `first` on, by 64 clients. */
export const loadOf = (port, requests, first) => run('s3-client.mjs', port, 64, requests, first);

/** A script of this directory on that node, until it is told to end. Returns how to; that gives what the script says last. */
export const reader = (script, port) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), String(port)], { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  const exit = once(child, 'exit');
  return async () => {
    child.stdin.end();
    await exit;
    return JSON.parse(said);
  };
};
