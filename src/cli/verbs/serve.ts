import { once } from 'node:events';
import { configFrom } from '../../node/config.js';
import { serve as start } from '../node.js';
import { EXIT, type Terminal } from '../terminal.js';

interface Asked {
  readonly data?: string;
  readonly port?: string;
  readonly host?: string;
}

/** `sextant serve`: a node on a data directory, until it is told to stop. */
export const serve = async ({ data, port, host }: Asked, { env, out }: Terminal): Promise<number> => {
  const given = { ...(data === undefined ? {} : { DATA_DIR: data }), ...(port === undefined ? {} : { PORT: port }) };
  const config = configFrom({ ...env, ...given, ...(host === undefined ? {} : { HOST: host }) });
  const { app, url } = await start(config);
  out(`Sextant serves ${config.dataDir} at ${url}\n`);
  if (config.eventStore)
    out(`  events          in EventStoreDB, ${config.writer ? 'written by this node' : 'followed until this node is promoted'}\n`);
  out(`  registries      ${config.registries.join(', ') || 'none yet'}\n  authentication  ${config.authMode}\n  stop            Ctrl-C\n`);
  await once(app.getHttpServer() as NodeJS.EventEmitter, 'close');
  return EXIT.ok;
};
