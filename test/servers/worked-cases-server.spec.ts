import { afterAll, describe, it } from '@jest/globals';
import { realServer, type RealServer } from '../event-store/contract/real-server.js';
import { workedCasesOn } from './worked-cases.js';

const start = await realServer();

if (typeof start === 'string') describe('the worked cases on a real server', () => it.skip(start, () => undefined));
else {
  let server: Promise<RealServer> | undefined;
  // Of hooks after all tests the one that was given last runs first: the streams are closed before their server ends.
  afterAll(async () => (await server)?.stop());
  await workedCasesOn(async () => (await (server ??= start())).url);
}
