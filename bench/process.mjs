import { execFile, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startLedger } from './node.mjs';
import { story } from './story.mjs';

const here = import.meta.dirname;

/** Who the clients of the bench are: its registries are trials, which a node serves in dev mode alone. */
export const KEY = 'dev-bench';

/** As `npm start` has it: what soon dies gets more room, and is not copied so often. */
const FLAGS = ['--max-semi-space-size=64'];

/** Starts a script of this folder that prints `{"port"}` when it listens. @param {string} script @param {Record<string, string>} env */
export const start = async (script, env = {}) => {
  // A node of the bench is on servers only where the bench says so.
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('EVENTSTORE_')));
  const child = spawn(process.execPath, [...FLAGS, join(here, script)], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) if (line.startsWith('{')) return { ...JSON.parse(line), process: child };
  throw new Error(`${script} ended`);
};

/** Runs a script of this folder to its end. Returns what it printed as JSON. @param {string} script @param {(string | number)[]} args */
export const run = async (script, ...args) => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(here, script), ...args.map(String)]);
  return JSON.parse(stdout);
};

/**
 * An event file in `directory` of a registry in which GHA-1 holds `units` AERs.
 * @param {string} directory @param {bigint} units @param {string} code
 */
export const makeRegistry = async (directory, units, code = 'UN01') => {
  mkdirSync(join(directory, code), { recursive: true });
  const { give, ledger, file } = await startLedger(join(directory, code, 'events.sqlite'), Date.now, code);
  for (const [name, data] of story(units, ['dev', KEY])) await give(name, data);
  await ledger.settled();
  await file.close();
};

/** A node on such a registry; worker threads read, as in any node. @param {string} directory @param {bigint} units */
export const startNode = async (directory, units) => {
  await makeRegistry(directory, units);
  return startOn(directory);
};

/** A node on the registries that are in `directory`. @param {string} directory @param {Record<string, string>} env */
export const startOn = (directory, env = {}) => start('node-server.mjs', { DATA_DIR: directory, PORT: '0', ...env });

/** The middle one by `of`. @template T @param {T[]} results @param {(result: T) => number} of */
export const median = (results, of = Number) => [...results].sort((a, b) => of(a) - of(b))[results.length >> 1];
