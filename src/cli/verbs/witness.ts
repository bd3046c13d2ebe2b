import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { DirectoryLock } from '../../event-store/directory-lock.js';
import { LogFiles } from '../../node/log/log-files.js';
import { signersMadeIn } from '../../node/log/signing-keys.js';
import { Witness } from '../../node/log/witness.js';
import { vkeyOf } from '../../transparency-log/keys.js';
import type { Target } from '../act.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';
import { keysNamed } from '../verify/signed.js';

export interface WitnessOptions extends Target {
  readonly log?: readonly string[];
  readonly name?: string;
  readonly port?: string;
  readonly host?: string;
}

/** No checkpoint with its proof is longer. */
const MOST_BYTES = 64 * 1024;
/** How long a request may take to be sent. */
const PATIENCE_MS = 10_000;
const NAME = /^[^\s+]{1,200}$/;

/** `sextant witness`: co-signs checkpoints of the logs it knows (c2sp.org/tlog-witness), until it is stopped. What it saw stays in its directory. */
export const witness = async (
  { data = './witness', log = [], name = '', port = '3100', host = '127.0.0.1' }: WitnessOptions,
  terminal: Terminal,
): Promise<number> => {
  if (!NAME.test(name)) throw new CliError('Give the witness a name of its own with --name, such as witness.example.org/1.');
  if (log.length === 0) throw new CliError('Name the keys of the logs it is to follow with --log, as `GET .../log/key` has them.');
  const logs = log.flatMap(keysNamed);
  const lock = new DirectoryLock(data);
  try {
    const [signer] = signersMadeIn({ path: join(data, 'witness.key'), isOwn: true }, name, 'cosignature');
    if (!signer) throw new CliError(`${join(data, 'witness.key')} could not be made.`);
    const seconds = (): bigint => BigInt(Math.floor(Date.now() / 1_000));
    const files = new LogFiles(join(data, 'seen'));
    const server = await listening(new Witness({ files, logs, signer, now: seconds }), Number(port), host);
    terminal.out(
      `The witness ${vkeyOf(signer.key)}\n  follows  ${logs.map((key) => key.name).join(', ')}\n  at       ${addressOf(server)}\n  stop     Ctrl-C\n`,
    );
    const stop = (): void => void server.close();
    process.once('SIGTERM', stop).once('SIGINT', stop);
    await once(server, 'close');
    process.off('SIGTERM', stop).off('SIGINT', stop);
    return EXIT.ok;
  } finally {
    lock.release();
  }
};

const addressOf = (server: Server): string => {
  const address = server.address();
  return address === null || typeof address === 'string' ? String(address) : `http://${address.address}:${address.port}`;
};

const listening = async (witness: Witness, port: number, host: string): Promise<Server> => {
  const server = createServer({ requestTimeout: PATIENCE_MS, headersTimeout: PATIENCE_MS }, (request, response) => {
    answer(witness, request, response).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      response.writeHead(500).end();
    });
  });
  server.listen(port, host);
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]) => {
      throw new CliError(`The witness can't listen at ${host}:${port}: ${String(error)}.`);
    }),
  ]);
  return server;
};

const answer = async (witness: Witness, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method !== 'POST' || request.url !== '/add-checkpoint') return void response.writeHead(404).end();
  let body = Buffer.alloc(0);
  for await (const piece of request as AsyncIterable<Buffer>) {
    body = Buffer.concat([body, piece]);
    if (body.length > MOST_BYTES) return void response.writeHead(413, { connection: 'close' }).end();
  }
  const { status, type, text } = witness.add(body.toString('utf8'));
  response.writeHead(status, { 'content-type': type }).end(text);
};
