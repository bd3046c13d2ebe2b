import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshPath, sextant } from '../cli/sextant.js';
import { served, type Served } from '../support/api/served.js';
import { Client, type Answer } from '../support/server/client.js';
import { opening } from '../support/world.js';

const directory = mkdtempSync(join(tmpdir(), 'sextant-promotion-'));
let [dev, keys]: Served[] = [];
beforeAll(async () => {
  const file = join(directory, 'keys.json');
  const entry = (actor: string): object => ({ actor, person: true, sha256: createHash('sha256').update(`key-${actor}`).digest('hex') });
  writeFileSync(file, JSON.stringify({ keys: ['ama', 'ben'].map(entry) }), { mode: 0o600 });
  dev = await served();
  keys = await served({ AUTH_MODE: 'keys', KEYS_FILE: file, REGISTRIES: 'UN01' });
  await new Client(dev.url).accept('UN01', 'open-registry', opening());
  await new Client(keys.url, 'key-ama').accept('UN01', 'open-registry', {
    ...{ kind: 'mechanism', operator: 'Operator', administrators: ['ama', 'ada'] },
  });
});
afterAll(async () => {
  await dev?.end();
  await keys?.end();
  rmSync(directory, { recursive: true });
});

const ask = (node: Served | undefined, token?: string, body = '{}', type = 'application/json'): Promise<Answer> =>
  new Client(node?.url ?? '', token).send('POST', '/v1/registries/UN01/promote', { 'content-type': type }, body);

const revision = async (): Promise<string> => (await new Client(keys?.url ?? '', 'key-ama').state('UN01')).revision;

describe('promotion', () => {
  it('makes the node say WriterStarted, and tells where', async () => {
    const answer = await ask(dev);
    const { revision: at } = await new Client(dev?.url ?? '').state('UN01');
    expect([answer.status, answer.json()]).toMatchObject([200, { registry: 'UN01', revision: at }]);
  });

  it('is what a node with WRITER=0 waits for: it reads, answers commands with 421, and writes nothing until then', async () => {
    const first = await served();
    await new Client(first.url).accept('UN01', 'open-registry', opening());
    await first.stop();
    const follower = await served({ DATA_DIR: first.directory, WRITER: '0' });
    const client = new Client(follower.url);
    const suspend = (): Promise<Answer> => client.command('UN01', 'suspend-account', { account: 'BUFFER', reason: { code: 'other' } });
    const before = await client.state('UN01');
    expect(await suspend()).toMatchObject({ status: 421, problem: { code: 'not-the-writer' } });
    expect(await client.state('UN01')).toEqual(before);
    expect((await ask(follower)).status).toBe(200);
    expect((await suspend()).status).toBe(201);
    await follower.end();
  });

  it('is for an administrator, with keys', async () => {
    const before = await revision();
    expect([(await ask(keys)).status, (await ask(keys, 'key-nobody')).status, (await ask(keys, 'key-ben')).problem.code]).toEqual([
      401,
      401,
      'forbidden',
    ]);
    expect(await revision()).toBe(before);
    expect((await ask(keys, 'key-ama')).status).toBe(200);
    expect(await revision()).toBe(String(Number(before) + 1));
  });

  it.each([
    ['another form of body', '', 'text/plain', 415],
    ['lines', '{}\n', 'application/x-ndjson', 415],
    ['a member', '{"node":"x"}', 'application/json', 422],
    ['no object', '[]', 'application/json', 422],
    ['what is no JSON', '{', 'application/json', 400],
  ])('takes no %s', async (_, body, type, status) => {
    const before = await new Client(dev?.url ?? '').state('UN01');
    expect((await ask(dev, undefined, body, type)).status).toBe(status);
    expect(await new Client(dev?.url ?? '').state('UN01')).toEqual(before);
  });

  it('sextant promote asks a running node for it, and no other', async () => {
    const { code, out } = await sextant(['promote', '--url', dev?.url ?? '']);
    expect([code, out]).toEqual([0, expect.stringMatching(/^UN01: node \S+ at http\S+ writes, from revision \d+ on\.\n$/)]);
    const none = await sextant(['promote', '--data', freshPath()]);
    expect([none.code, none.err]).toEqual([1, expect.stringMatching(/^No node serves .*only a running node can take over/)]);
  });
});
