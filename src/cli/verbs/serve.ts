import { once } from 'node:events';
import { configFrom } from '../../node/config.js';
import { serve as start } from '../node.js';
import { openingText } from '../invocation.js';
import { EXIT, type Terminal } from '../terminal.js';

interface Options {
  readonly data?: string;
  readonly port?: string;
  readonly host?: string;
  /** A registry goes on without events that files beside it remember. */
  readonly acceptLoss?: boolean;
  /** The clock is right, whatever it was before. */
  readonly confirmClock?: boolean;
}

/** `sextant serve`: a node on a data directory, until it is stopped. */
export const serve = async (
  { data, port, host, acceptLoss = false, confirmClock = false }: Options,
  terminal: Terminal,
): Promise<number> => {
  const { env, out } = terminal;
  const named = { ...(data === undefined ? {} : { DATA_DIR: data }), ...(port === undefined ? {} : { PORT: port }) };
  const config = { ...configFrom({ ...env, ...named, ...(host === undefined ? {} : { HOST: host }) }), acceptLoss, confirmClock };
  const { app, url } = await start(config);
  out(`Sextant serves ${config.dataDir} at ${url}\n`);
  if (config.eventStore)
    out(`  events          in EventStoreDB, ${config.writer ? 'written by this node' : 'followed until this node is promoted'}\n`);
  out(`  registries      ${config.registries.join(', ') || 'none yet'}\n  authentication  ${config.authMode}\n  stop            Ctrl-C\n`);
  if (config.registries.length === 0 && config.authMode === 'dev') out(`To open a trial registry here:\n${openingText(terminal, { url })}`);
  await once(app.getHttpServer() as NodeJS.EventEmitter, 'close');
  return EXIT.ok;
};
