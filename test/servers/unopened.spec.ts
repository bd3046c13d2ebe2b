import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { served, type Served } from '../support/api/served.js';
import { signingKeyFile } from '../support/server/signing-key.js';
import { Client } from '../support/server/client.js';
import { onDoubles, server } from './on-double.js';
import { party } from '../support/samples.js';
import { opening } from '../support/world.js';

describe('a follower on which the registry is not open yet', () => {
  onDoubles();
  let node: Served | undefined;
  beforeAll(async () => {
    const { url } = await server();
    node = await served({
      EVENTSTORE_URL: url,
      EVENTSTORE_ALLOW_INSECURE: '1',
      LOG_SIGNING_KEY_FILE: signingKeyFile(),
      REGISTRIES: 'UN01',
      WRITER: '0',
    });
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

describe('a follower with keys, which others reach', () => {
  onDoubles();
  const folder = mkdtempSync(join(tmpdir(), 'sextant-late-trial-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('goes silent about a registry once it hears that another node opened it as a trial', async () => {
    const file = join(folder, 'keys.json');
    const key = { actor: 'ana', person: true, sha256: createHash('sha256').update('key-of-ana').digest('hex') };
    writeFileSync(file, JSON.stringify({ keys: [key] }), { mode: 0o600 });
    const on = {
      EVENTSTORE_URL: (await server()).url,
      EVENTSTORE_ALLOW_INSECURE: '1',
      LOG_SIGNING_KEY_FILE: signingKeyFile(),
      REGISTRIES: 'UN01',
    };
    const behind = await served({ ...on, WRITER: '0', AUTH_MODE: 'keys', KEYS_FILE: file });
    const ready = async (): Promise<number> =>
      ((await (await fetch(`${behind.url}/health/ready`)).json()) as { registries: object[] }).registries.length;
    expect(await ready()).toBe(1);
    const writer = await served(on);
    await new Client(writer.url).accept('UN01', 'open-registry', { ...opening(), trial: true });
    await eventually(ready, (registries) => registries === 0);
    const follower = new Client(behind.url, 'key-of-ana');
    const asked = [await follower.get('/v1/registries/UN01/events'), await follower.command('UN01', 'register-party', party('GHA'))];
    expect(asked.map(({ status, problem }) => [status, problem.code])).toEqual([
      [404, 'unknown-registry'],
      [404, 'unknown-registry'],
    ]);
    await Promise.all([behind.end(), writer.end()]);
  });
});
