import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from '@jest/globals';
import { built } from './built.js';
import { Client } from './client.js';

type Settings = Readonly<Record<string, string>>;

/** How a process ended. `said` is all it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

const running = new Set<ChildProcess>();
const directories: string[] = [];

// No process and no directory outlives the file of tests that made it, however its tests end.
afterAll(async () => {
  const last = [...running].map((child) => {
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    return exit;
  });
  await Promise.all(last);
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

/** An empty directory of this test's own. */
export const temporaryDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'sextant-node-'));
  directories.push(directory);
  return directory;
};

/** The real program, `dist/main.js`, as a process of its own that listens on a port of 127.0.0.1. */
export class NodeProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly ended: Promise<Ended>,
    readonly dataDir: string,
    readonly url: string,
  ) {}

  /** Starts a node and waits until `server.json` says where it listens. Throws with what it said where it ends instead. */
  static async start(dataDir: string = temporaryDirectory(), settings: Settings = {}): Promise<NodeProcess> {
    const { child, ended } = run(dataDir, settings);
    let end: Ended | undefined;
    void ended.then((how) => (end = how));
    for (;;) {
      if (end) throw new Error(`the node ended with code ${end.code}: ${end.said}`);
      const url = urlOf(dataDir, child.pid);
      if (url !== undefined) return new NodeProcess(child, ended, dataDir, url);
      await sleep(10);
    }
  }

  /** Starts a node that must refuse to start. Throws where it begins to serve. */
  static async refused(dataDir: string, settings: Settings = {}): Promise<Ended> {
    const { child, ended } = run(dataDir, settings);
    for (let end: Ended | undefined; ; end = await Promise.race([ended, sleep(20, undefined)])) {
      if (end) return end;
      if (urlOf(dataDir, child.pid) === undefined) continue;
      child.kill('SIGKILL');
      throw new Error('the node serves a directory that it should have refused');
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** A caller with a bearer token; `dev` without one. */
  client(token?: string): Client {
    return new Client(this.url, token);
  }

  /** Resident memory of the process now, in bytes, as the kernel says. */
  residentBytes(): number {
    const pages = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))?.[1];
    return Number(pages) * 1024;
  }

  /** Asks the process to stop, and waits. */
  stop(): Promise<Ended> {
    this.child.kill('SIGTERM');
    return this.ended;
  }

  /** Stops it where it is, as a machine does that hangs; `thaw` lets it go on as if nothing had been. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }
  thaw(): void {
    this.child.kill('SIGCONT');
  }

  /** How it ended, once it did. */
  get end(): Promise<Ended> {
    return this.ended;
  }

  /** Ends the process at once, wherever it is, and waits. */
  kill(): Promise<Ended> {
    this.child.kill('SIGKILL');
    return this.ended;
  }
}

/** A test that wants a node on servers says so itself. */
const NOT_INHERITED = /^(?:NODE_OPTIONS|WRITER|EVENTSTORE_.*)$/;

const run = (dataDir: string, settings: Settings): { child: ChildProcess; ended: Promise<Ended> } => {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name)));
  const env = { ...inherited, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ...settings };
  const child = spawn(process.execPath, [built('main.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, said }))) };
};

const urlOf = (dataDir: string, pid: number | undefined): string | undefined => {
  try {
    const server = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { pid: number; url: string | null };
    return server.pid === pid ? (server.url ?? undefined) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || /^(?:ENOENT|ENOTDIR)$/.test(String((error as NodeJS.ErrnoException).code))) return undefined;
    throw error;
  }
};
