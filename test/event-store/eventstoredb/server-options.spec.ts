import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { parseConnectionString } from '../../../src/event-store/eventstoredb/connection-string.js';
import { serverOptions } from '../../../src/event-store/eventstoredb/server-options.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** What is made of a server's page /info/options that is answered like this. */
const options = async (answer: RequestListener): Promise<ReadonlyMap<string, string> | undefined> => {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
  return serverOptions(parseConnectionString(`esdb://127.0.0.1:${(server.address() as AddressInfo).port}?tls=false`), 5_000);
};
const page =
  (text: string, status = 200): RequestListener =>
  (_, response) =>
    void response.writeHead(status).end(text);

describe('the options of a server', () => {
  it('are those of its page, by name, whatever their values are', async () => {
    const told = await options(page('[{"name":"MemDb","value":"False"},{"name":"ReaderThreads","value":4}]'));
    expect(told).toEqual(
      new Map([
        ['MemDb', 'False'],
        ['ReaderThreads', '4'],
      ]),
    );
  });

  it.each<[string, RequestListener]>([
    ['tells them to operators only', page('[]', 401)],
    ['has another page there', page('<html></html>')],
    ['tells something else', page('{"MemDb":true}')],
    ['is longer than any such page', page(`[${' '.repeat(2_000_000)}]`)],
    ['ends in the middle', (_, response) => void response.writeHead(200, { 'content-length': '9' }).write('[', () => response.destroy())],
  ])('are unknown where it %s', async (_, answer) => {
    expect(await options(answer)).toBeUndefined();
  });
});
