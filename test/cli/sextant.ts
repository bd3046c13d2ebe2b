import 'reflect-metadata';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll } from '@jest/globals';
import { run } from '../../src/cli/run.js';
import { built } from '../support/server/built.js';

/** How a command line ended, and what it said where. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Options {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const directories: string[] = [];
const children: ChildProcessWithoutNullStreams[] = [];
afterAll(async () => {
  const running = children.splice(0).filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const ends = running.map((child) => once(child, 'close'));
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(ends);
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

/** A path in an empty directory of this test file's own; nothing is there yet. */
export const freshPath = (name = 'data'): string => {
  const directory = mkdtempSync(join(tmpdir(), 'sextant-cli-'));
  directories.push(directory);
  return join(directory, name);
};

/** Runs a command line in this process, for verbs that speak to a node elsewhere or to none. */
export const sextant = async (args: readonly string[], { input = '', env = {} }: Options = {}): Promise<Ended> => {
  let [out, err] = ['', ''];
  const code = await run(args, {
    env,
    input: Readable.from([input]),
    out: (text) => void (out += text),
    drained: () => Promise.resolve(),
    err: (text) => void (err += text),
    watched: false,
  });
  return { code, out, err };
};

/** Runs a command line, which must end well. Returns what it answered. */
export const answered = async (args: readonly string[], options?: Options): Promise<string> =>
  wellEnded(args, await sextant(args, options));

/** Runs the real program in a process of its own, and waits for its end. */
export const inProcess = (args: readonly string[], { input = '', env = {} }: Options = {}): Promise<Ended> => {
  const child = start(args, env);
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: string) => (out += text));
  child.stderr.on('data', (text: string) => (err += text));
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
};

/** The same, which must end well. Returns what it answered. */
export const answeredInProcess = async (args: readonly string[]): Promise<string> => wellEnded(args, await inProcess(args));

/** A node in a process of its own. */
export interface Serving {
  readonly url: string;
  /** Asks it to stop, and waits. */
  readonly stop: () => Promise<void>;
}

/** Starts `serve`, or the demo, and waits until it says where it serves. */
export const serving = async (
  verb: 'serve' | 'demo',
  data: string,
  more: readonly string[] = [],
  env: Options['env'] = {},
): Promise<Serving> => {
  const child = start([verb, '--data', data, '--port', '0', ...more], env);
  let said = '';
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const look = (text: string): void => {
      said += text;
      const found = / at (http\S+)\n/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.once('close', (code) => reject(new Error(`${verb} ended with ${code}: ${said}`)));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await closed;
  };
  return { url: url.replace(/[.]$/, ''), stop };
};

/** Opens the trial registry UN01 at a node. */
export const openUN01 = async (url: string): Promise<void> => {
  const input = JSON.stringify({ kind: 'mechanism', operator: 'Test', administrators: ['dev'], trial: true });
  await answered(['command', 'open-registry', '--registry', 'UN01', '--url', url, '--data-file', '-'], { input });
};

/** What the machine that runs the tests has set is nobody's business here. */
const SETTINGS = new Set(
  'NODE_OPTIONS SEXTANT_TOKEN DATA_DIR HOST PORT AUTH_MODE REGISTRIES WRITER EVENTSTORE_URL EVENTSTORE_ALLOW_INSECURE'.split(' '),
);

const start = (args: readonly string[], env: Readonly<Record<string, string>>): ChildProcessWithoutNullStreams => {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !SETTINGS.has(name)));
  const child = spawn(process.execPath, [built('cli/main.js'), ...args], { env: { ...inherited, ...env } });
  children.push(child);
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  return child;
};

const wellEnded = (args: readonly string[], { code, out, err }: Ended): string => {
  if (code !== 0) throw new Error(`sextant ${args.join(' ')} ended with ${code}: ${err}${out}`);
  return out;
};
