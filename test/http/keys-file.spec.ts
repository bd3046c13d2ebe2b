import { createHash } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { KeysFile } from '../../src/http/gate/keys-file.js';
import { served, type Served } from '../support/api/served.js';
import { eventually } from '../support/eventually.js';

const directory = mkdtempSync(join(tmpdir(), 'sextant-keys-'));
const file = join(directory, 'keys.json');
afterAll(() => rmSync(directory, { recursive: true }));

const sha256 = (key: string): string => createHash('sha256').update(key).digest('hex');
const ana = { actor: 'ana', sha256: sha256('key-of-ana'), person: true };
const bot = { actor: 'bot', sha256: sha256('key-of-bot') };
const eve = { actor: 'eve', sha256: sha256('key-of-eve'), person: true };

const text = (entries: readonly object[]): string => JSON.stringify({ keys: entries });
/** Puts a file in the place of the other in one step, as an administrator should. */
const put = (content: string, mode = 0o600): void => {
  const next = join(directory, 'keys.next');
  writeFileSync(next, content);
  chmodSync(next, mode);
  renameSync(next, file);
};

describe('a start', () => {
  beforeEach(() => put(text([ana, bot])));

  test.each([
    [0o600, undefined],
    [0o400, undefined],
    [0o640, undefined],
    [0o620, /others may write it: chmod 600 it/],
    [0o602, /others may write it: chmod 600 it/],
    [0o644, /others may read it: chmod 600 it/],
    [0o666, /others may write it: chmod 600 it/],
  ])('on a keys file of mode %o', (mode, fault) => {
    chmodSync(file, mode);
    const start = (): KeysFile => new KeysFile(file);
    if (fault === undefined) expect(start).not.toThrow();
    else expect(start).toThrow(new RegExp(`KEYS_FILE ${file}: ${fault.source}`));
  });

  test('is refused where everybody may put another file in its place, and not in a folder like /tmp', () => {
    const open = join(directory, 'open');
    mkdirSync(open);
    writeFileSync(join(open, 'keys.json'), text([ana]), { mode: 0o600 });
    chmodSync(open, 0o777);
    expect(() => new KeysFile(join(open, 'keys.json'))).toThrow(/everybody may put another file in its place: chmod o-w/);
    chmodSync(open, 0o1777);
    expect(() => new KeysFile(join(open, 'keys.json'))).not.toThrow();
  });

  (process.getuid?.() === 0 ? test : test.skip)('is refused on a file of another user, who may write it', () => {
    chownSync(file, 12_345, 12_345);
    expect(() => new KeysFile(file)).toThrow(/it belongs to another user \(12345\), who may write it: chown it to 0, chmod 600 it/);
  });

  test.each([
    ['two actors', { ...ana, actor: 'eve' }],
    ['a person and a machine', { ...ana, person: false }],
    ['one actor twice', ana],
  ])('is refused where one key is of %s', (_, other) => {
    put(text([ana, bot, other]));
    expect(() => new KeysFile(file)).toThrow(`KEYS_FILE ${file}: entries 1 and 3 are of one key`);
  });

  test('of a node ends before it takes the data directory', async () => {
    chmodSync(file, 0o666);
    await expect(served({ AUTH_MODE: 'keys', KEYS_FILE: file, DATA_DIR: join(directory, 'data') })).rejects.toThrow(/others may write it/);
  });
});

describe('a file that changes while a node runs', () => {
  let node: Served;
  beforeAll(async () => {
    put(text([ana, bot]));
    node = await served({ AUTH_MODE: 'keys', KEYS_FILE: file, REGISTRIES: 'UN01' });
  });
  afterAll(() => node.end());

  const statusOf = async (key: string): Promise<number> =>
    (await fetch(`${node.url}/metrics`, { headers: { authorization: `Bearer ${key}` } })).status;
  const reported = async (): Promise<string> => ((await (await fetch(`${node.url}/health/ready`)).json()) as { keys: string }).keys;
  const until = (state: string): Promise<string> => eventually(reported, (now) => now === state);
  const statuses = (): Promise<number[]> => Promise.all(['key-of-ana', 'key-of-bot', 'key-of-eve'].map(statusOf));

  test('takes keys away and adds none while others may write it, and health says so', async () => {
    put(text([ana, eve, { ...bot, person: true }]), 0o666);
    await until('doubtful');
    expect(await statuses()).toEqual([200, 401, 401]);
    chmodSync(file, 0o600);
    await until('current');
    expect(await statuses()).toEqual([200, 200, 200]);
  });

  test('adds none while one key is of two actors; the one whose it was keeps it', async () => {
    put(text([ana, { ...eve, sha256: ana.sha256 }, bot]));
    await until('doubtful');
    expect(await statuses()).toEqual([200, 401, 401]);
    const metrics = await (await fetch(`${node.url}/metrics`, { headers: { authorization: 'Bearer key-of-ana' } })).text();
    expect(metrics).toContain('\nsextant_keys_current 0\n');
    put(text([ana, bot, eve]));
    await until('current');
    expect(await statuses()).toEqual([200, 200, 200]);
  });

  test('closes the node to all while it cannot be read', async () => {
    put('{"keys":');
    await until('unusable');
    expect(await statuses()).toEqual([401, 401, 401]);
    put(text([ana, bot, eve]));
    await until('current');
    expect(await statuses()).toEqual([200, 200, 200]);
  });
});
