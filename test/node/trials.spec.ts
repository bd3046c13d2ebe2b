import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConfigError } from '../../src/node/config.js';
import { accept, everyNodeReplays, request, start } from '../ledger/node.js';
import { served } from '../support/api/served.js';
import { Client } from '../support/server/client.js';

everyNodeReplays();

const opening = { kind: 'mechanism', operator: 'Operator', administrators: ['dev', 'dev-two'] };

describe('a trial', () => {
  const keysFolder = mkdtempSync(join(tmpdir(), 'sextant-trials-'));
  const keys = { AUTH_MODE: 'keys', KEYS_FILE: join(keysFolder, 'keys.json') };
  const person = { actor: 'dev', person: true, sha256: createHash('sha256').update('key-of-dev').digest('hex') };
  let directory: string;
  beforeAll(async () => {
    writeFileSync(keys.KEYS_FILE, JSON.stringify({ keys: [person] }), { mode: 0o600 });
    const node = await served();
    directory = node.directory;
    await new Client(node.url).accept('UN01', 'open-registry', { ...opening, trial: true });
    await new Client(node.url).accept('UN02', 'open-registry', opening);
    await node.stop();
  });
  afterAll(() => {
    rmSync(directory, { recursive: true });
    rmSync(keysFolder, { recursive: true });
  });

  test('stops the start of a node with keys, which others reach, by its name and with what to do', async () => {
    const starting = served({ ...keys, DATA_DIR: directory });
    await expect(starting).rejects.toThrow(ConfigError);
    await expect(starting).rejects.toThrow(/UN01 is a trial[^]*only AUTH_MODE=dev serves it[^]*REGISTRIES/);
  });

  test('is left out by REGISTRIES, and the others are served', async () => {
    const node = await served({ ...keys, DATA_DIR: directory, REGISTRIES: 'UN02' });
    const statuses = ['UN01', 'UN02'].map(async (code) => (await new Client(node.url, 'key-of-dev').get(`/v1/registries/${code}`)).status);
    expect(await Promise.all(statuses)).toEqual([404, 200]);
    await node.stop();
  });

  test('is served in dev mode as before', async () => {
    const node = await served({ DATA_DIR: directory });
    expect((await new Client(node.url).get('/v1/registries/UN01')).status).toBe(200);
    await node.stop();
  });

  test('takes no approval by a key of a machine, though it gives its administrators every role', async () => {
    const node = await start();
    const policy = { approvals: [{ command: 'grant-role', by: 'colleague' }] };
    await accept(node, 'open-registry', { ...opening, trial: true, policy });
    const data = { actor: 'ama', role: 'auditor' };
    const { act } = await accept(node, 'propose', { proposal: 'P-1', command: 'grant-role', data });
    const [{ body } = { body: '{}' }] = act;
    const { hash } = (JSON.parse(body) as { data: { hash: string } }).data;
    const approval = request('approve', { proposal: 'P-1', hash }, { actor: 'dev-two' });
    expect(await node.ledger.execute({ ...approval, mayApprove: false })).toMatchObject({ code: 'forbidden' });
    expect(await node.ledger.execute({ ...approval, mayApprove: true })).toMatchObject({ replayed: false });
  });
});
