import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, type Served } from '../support/api/served.js';
import { Client } from '../support/server/client.js';
import { onDoubles, server } from './on-double.js';
import { party } from '../support/samples.js';
import { opening } from '../support/world.js';

describe('a follower on which the registry is not open yet', () => {
  onDoubles();
  let node: Served | undefined;
  beforeAll(async () => {
    const { url } = await server();
    node = await served({ EVENTSTORE_URL: url, EVENTSTORE_ALLOW_INSECURE: '1', REGISTRIES: 'UN01', WRITER: '0' });
  });
  afterAll(() => node?.end());
  const client = (): Client => new Client(node?.url ?? '');

  it('leaves what became of a command or a key to the writer, and does not call the registry unknown', async () => {
    const command = await client().command('UN01', 'register-party', party('GHA'));
    const key = await client().get('/v1/registries/UN01/commands/key-of-a-command');
    expect([command, key].map(({ status, problem }) => [status, problem.code])).toEqual([
      [421, 'not-the-writer'],
      [421, 'not-the-writer'],
    ]);
  });

  it('has nothing to read: unknown-registry', async () => {
    const { status, problem } = await client().get('/v1/registries/UN01');
    expect([status, problem.code]).toEqual([404, 'unknown-registry']);
  });

  it('opens it itself once it is promoted', async () => {
    const promoted = await client().send('POST', '/v1/registries/UN01/promote', { 'content-type': 'application/json' }, '{}');
    expect(promoted.status).toBe(200);
    await client().accept('UN01', 'open-registry', opening());
    expect((await client().get('/v1/registries/UN01')).status).toBe(200);
  });
});
