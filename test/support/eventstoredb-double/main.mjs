// The double's own process: a parent opens servers in it and orders faults by messages. One line of JSON each way.
import { Buffer } from 'node:buffer';
import { Server } from './server.mjs';

/** @type {Server[]} */
const servers = [];

const orders = {
  open: async (given) => {
    const server = new Server(given);
    const port = await server.start();
    return { server: servers.push(server) - 1, port };
  },
  begin: ({ server, fault }) => servers[server].begin(fault),
  end: ({ server }) => servers[server].end(),
  restart: ({ server, down }) => servers[server].restart(down),
  stop: ({ server }) => servers[server].stop(),
  counts: ({ server }) => servers[server].counts,
  subscribers: ({ server }) => servers[server].subscriptions.size,
  ids: ({ server, stream }) => (servers[server].log.streams.get(stream)?.events ?? []).map(({ id }) => id),
  setMetadata: ({ server, stream, json }) => servers[server].log.setMetadata(stream, json),
  remove: ({ server, stream, hard }) => servers[server].log.remove(stream, hard),
  truncate: ({ server, stream, keep }) => servers[server].log.truncate(stream, keep),
  /** Events that no rule was asked about, as from a hand in the server's files. */
  force: ({ server, stream, events, first }) => {
    const { log } = servers[server];
    const proposed = events.map(({ id, type, data, metadata = '', contentType = 'application/json' }) => ({
      id,
      type,
      contentType,
      data: Buffer.from(data),
      metadata: Buffer.from(metadata),
    }));
    log.commit(stream, log.write(stream, proposed, first === undefined ? undefined : BigInt(first)));
  },
};

process.on('message', ({ id, order, given }) => {
  Promise.resolve()
    .then(() => orders[order](given))
    .then(
      (result) => process.send({ id, result }),
      (error) => process.send({ id, error: String(error?.stack ?? error) }),
    );
});
process.on('disconnect', () => process.exit(0));
