import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configFrom } from '../../node/config.js';
import { signersMadeIn } from '../../node/log/signing-keys.js';
import { serve } from '../node.js';
import { Client } from '../client.js';
import type { Target } from '../act.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';
import { prove } from './proof.js';
import { DemoRegistry } from './registry.js';
import { playYear } from './story.js';
import { Narrator } from './narrator.js';
import { calledAs } from '../invocation.js';
import { unusedCode } from './unused-code.js';

interface Options extends Target {
  readonly exit?: boolean;
  readonly port?: string;
}

/**
 * `sextant demo`: plays a programme's year on a node of its own, proves it, and serves it until it is stopped. Its events are in EventStoreDB
 * where EVENTSTORE_URL names one, under a code that is free there. Exit 2 if a check fails.
 */
export const demo = async ({ data, exit = false, port }: Options, terminal: Terminal): Promise<number> => {
  const directory = data ?? mkdtempSync(join(tmpdir(), 'sextant-demo-'));
  const actor = 'dev';
  const listens = await freePort(Number(port ?? 3000));
  const { EVENTSTORE_URL, EVENTSTORE_ALLOW_INSECURE, LOG_SIGNING_KEY_FILE = EVENTSTORE_URL && keyOfItsOwn(directory) } = terminal.env;
  const settings = { HOST: '127.0.0.1', PORT: String(listens), DATA_DIR: directory, AUTH_MODE: 'dev', READ_THREADS: '0' };
  const config = configFrom({ ...settings, EVENTSTORE_URL, EVENTSTORE_ALLOW_INSECURE, LOG_SIGNING_KEY_FILE });
  const code = config.eventStore ? await unusedCode(config.eventStore) : 'UN01';
  if (existsSync(join(directory, code)))
    throw new CliError(
      `${directory} has a registry ${code} already. \`${calledAs(terminal)} demo\` without --data plays in a directory of its own.`,
    );
  const { app, url } = await serve(config);
  try {
    if (config.eventStore) terminal.out(`The events are in EventStoreDB, stream registry-${code}.\n\n`);
    const held = await play(url, code, actor, terminal);
    if (exit) return held ? EXIT.ok : EXIT.checkFailed;
    terminal.out(
      `\nThe registry is served at ${url}\nOpen it in a browser: the console shows ${code}, its units and every event.\nFor example:\n  ${url}/v1/registries/${code}/balances?by=account\n`,
    );
    terminal.out(`  ${calledAs(terminal)} audit --url ${url}\nCtrl-C ends it.\n`);
    await once(app.getHttpServer() as NodeJS.EventEmitter, 'close');
    return held ? EXIT.ok : EXIT.checkFailed;
  } finally {
    if (exit) await app.close();
    if (data === undefined) rmSync(directory, { recursive: true, force: true });
  }
};

/** Plays the whole story. Returns whether every check held. */
const play = async (url: string, code: string, actor: string, terminal: Terminal): Promise<boolean> => {
  const began = Date.now();
  const client = await Client.open({ url }, { ...terminal, env: {} });
  const registry = new DemoRegistry(client, code);
  const narrator = new Narrator(terminal.out);
  narrator.say("Sextant: a crediting ledger for Article 6 of the Paris Agreement. A programme's year, over HTTP.");
  await playYear(registry, narrator, actor);
  await prove(registry, narrator);
  const { held, failed } = narrator.checks;
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  narrator.say(
    failed.length === 0 ? `\nAll ${held} checks held, in ${seconds} s.` : `\n${failed.length} checks FAILED: ${failed.join('; ')}.`,
  );
  return failed.length === 0;
};

/** `wanted` if nobody listens there, else any port that is free. */
const freePort = async (wanted: number): Promise<number> => {
  if (wanted === 0) return anyPort();
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.once('error', () => resolve(0));
    server.listen(wanted, '127.0.0.1', () => resolve(wanted));
  });
  if (port === 0) return freePort(await anyPort());
  await new Promise((closed) => server.close(closed));
  return port;
};

const anyPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
};

/** No other node ever writes the registry of a demo: its key can be made, on servers too. */
const keyOfItsOwn = (directory: string): string => {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'log-signing.key');
  signersMadeIn({ path, isOwn: true }, 'demo');
  return path;
};
