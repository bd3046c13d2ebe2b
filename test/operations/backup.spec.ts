import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import type { Manifest } from '../../src/cli/backup/manifest.js';
import { pack, unpack } from '../../src/cli/backup/tar.js';
import { CompactRange, hexOf, leafHash } from '../../src/transparency-log/tree.js';
import { answered, freshPath, sextant } from '../cli/sextant.js';
import { load } from '../crash/load.js';
import { eventually } from '../support/eventually.js';
import type { Client } from '../support/server/client.js';
import { NodeProcess, temporaryDirectory } from '../support/server/node-process.js';
import { afterIssuance } from '../support/server/stage.js';

const EVENTS = join('UN01', 'events.sqlite');

/** What a registry holds as it was at a revision, once reads speak of that. */
const stateAt = async (client: Client, revision: string): Promise<unknown> => {
  const read = async (path: string): Promise<unknown> => {
    const { text } = await eventually(
      () => client.get(`/v1/registries/UN01${path}${path.includes('?') ? '&' : '?'}at=${revision}`),
      ({ status }) => status === 200,
    );
    return JSON.parse(text);
  };
  return Promise.all(['', '/balances?by=account', '/accounts', '/parties/GHA/adjustments'].map(read));
};

/** Of the tree over the events that a node serves, up to a revision. */
const rootUpTo = async (client: Client, revision: string): Promise<string> => {
  const tree = new CompactRange();
  const lines = (await client.get(`/v1/registries/UN01/events?limit=10000`)).text.trimEnd().split('\n');
  for (const line of lines.slice(0, Number(revision) + 1)) tree.push(leafHash(line));
  return hexOf(tree.root());
};

const manifestOf = async (args: readonly string[]): Promise<Manifest> => JSON.parse(await answered([...args, '--json'])) as Manifest;

describe('a drill: backed up under load, destroyed, restored', () => {
  it.each(['directory', 'one file'])('has the same root and the same balances, from a backup in a %s', async (kind) => {
    const node = await NodeProcess.start();
    await afterIssuance(node.client(), 100_000);
    const out = freshPath(kind === 'one file' ? 'backup.tar' : 'backup');
    const ending = { accepted: 0 };
    const sent = load(node.client(), 1, 1_500, () => (ending.accepted += 1));
    await eventually(
      () => ending.accepted,
      (accepted) => accepted > 20,
    );
    const manifest = await manifestOf(['backup', '--data', node.dataDir, '--out', out]);
    const before = ending.accepted;
    await sent;
    expect(before).toBeLessThan(ending.accepted);
    const revision = String(BigInt(manifest.size) - 1n);
    const was = await stateAt(node.client(), revision);
    expect(manifest.root).toBe(await rootUpTo(node.client(), revision));
    await node.kill();
    const key = readFileSync(join(node.dataDir, 'log-signing.key'));
    rmSync(node.dataDir, { recursive: true });

    expect(await answered(['restore', out, '--data', node.dataDir])).toContain(`root ${manifest.root}`);
    writeFileSync(join(node.dataDir, 'log-signing.key'), key, { mode: 0o400 });
    const again = await NodeProcess.start(node.dataDir);
    expect(await stateAt(again.client(), revision)).toEqual(was);
    await again.client().accept('UN01', 'transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { quantity: '1' } });
    await again.stop();
  });
});

let whole: string;
let backup: string;
let manifest: Manifest;
beforeAll(async () => {
  const node = await NodeProcess.start();
  await afterIssuance(node.client(), 10_000);
  backup = freshPath('backup');
  manifest = await manifestOf(['backup', '--data', node.dataDir, '--out', backup]);
  // Killed, so that what came last is in the files with -wal at their end.
  await node.client().accept('UN01', 'transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { quantity: '1' } });
  const { revision } = (await node.client().get('/v1/registries/UN01')).json<{ revision: string }>();
  await eventually(
    () => node.client().get(`/v1/registries/UN01?minRevision=${revision}`),
    ({ status }) => status === 200,
  );
  await node.kill();
  whole = node.dataDir;
});

const copyOf = (directory: string): string => {
  const copy = freshPath('copy');
  cpSync(directory, copy, { recursive: true });
  return copy;
};

const said = async (args: readonly string[]): Promise<string> => {
  const { code, err } = await sextant(args);
  expect(code).toBe(1);
  return err;
};

describe('sextant backup', () => {
  it('says what it holds, and the files alone are enough', () => {
    expect(manifest).toMatchObject({ registry: 'UN01', build: expect.stringMatching(/^sextant-/) });
    const sealed = manifest.checkpoint === null ? [] : ['checkpoint'];
    expect(manifest.files.map(({ name }) => name)).toEqual(['events.sqlite', ...sealed]);
    expect(readdirSync(join(backup, 'UN01')).sort()).toEqual([...sealed, 'events.sqlite', 'manifest.json']);
    expect(JSON.parse(readFileSync(join(backup, 'UN01', 'manifest.json'), 'utf8'))).toEqual(manifest);
    const db = new Database(join(backup, EVENTS), { readonly: true });
    expect(db.pragma('journal_mode', { simple: true })).toBe('delete');
    expect(db.prepare('SELECT count(*) AS size FROM events').get()).toEqual({ size: Number(manifest.size) });
    db.close();
  });

  it('of a killed node has what was only in its -wal', async () => {
    const { size } = await manifestOf(['backup', '--data', copyOf(whole), '--out', freshPath('backup')]);
    expect(Number(size)).toBeGreaterThan(Number(manifest.size));
  });

  it('writes over nothing, and leaves nothing behind where the events are damaged', async () => {
    expect(await said(['backup', '--data', whole, '--out', backup])).toMatch('is there already');
    const damaged = copyOf(backup);
    const db = new Database(join(damaged, EVENTS));
    db.exec("UPDATE events SET body = replace(body, 'dev', 'eve') WHERE revision = 12");
    db.close();
    for (const name of ['backup', 'backup.tar']) {
      const out = freshPath(name);
      expect(await said(['backup', '--data', damaged, '--out', out])).toMatch('is damaged at revision 12');
      expect([existsSync(out) ? readdirSync(out) : [], existsSync(`${out}.partial`)]).toEqual([[], false]);
    }
  });
});

describe('sextant restore', () => {
  it('keeps the mark of a copy of servers', async () => {
    const copy = copyOf(whole);
    writeFileSync(join(copy, 'UN01', 'copy-of.json'), '{"stream":"registry-UN01"}\n');
    const [out, data] = [freshPath('backup.tar'), freshPath()];
    await answered(['backup', '--data', copy, '--out', out]);
    await answered(['restore', out, '--data', data]);
    expect(readdirSync(join(data, 'UN01')).filter((name) => name !== 'tlog')).toEqual(['copy-of.json', 'events.sqlite']);
  });

  it('writes over nothing', async () => {
    const data = copyOf(whole);
    const before = readFileSync(join(data, EVENTS));
    expect(await said(['restore', backup, '--data', data])).toMatch('is there already');
    expect(readFileSync(join(data, EVENTS)).equals(before)).toBe(true);
    expect(readdirSync(data).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  it.each([
    [
      'another byte',
      (file: string) => writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('x')])),
      'the SHA-256 is another',
    ],
    ['no events', (file: string) => rmSync(file), "can't|ENOENT|not the manifest|There is no"],
  ])('refuses a backup that is not as it was taken: %s', async (_, change, why) => {
    const [changed, data] = [copyOf(backup), freshPath()];
    change(join(changed, EVENTS));
    expect(await said(['restore', changed, '--data', data])).toMatch(new RegExp(why));
    expect(existsSync(join(data, 'UN01'))).toBe(false);
  });

  it.each([
    ['size', '5'],
    ['root', 'f'.repeat(64)],
    ['lastId', 'another'],
    ['registry', 'UN02'],
  ])('refuses a manifest that says another %s', async (member, value) => {
    const [changed, data] = [copyOf(backup), freshPath()];
    writeFileSync(join(changed, 'UN01', 'manifest.json'), JSON.stringify({ ...manifest, [member]: value }));
    expect(await said(['restore', changed, '--data', data])).toMatch(/says/);
    expect(existsSync(join(data, 'UN01'))).toBe(false);
  });

  it('refuses an archive that breaks off, and one with anything else in it', async () => {
    const archive = freshPath('backup.tar');
    await answered(['backup', '--data', whole, '--out', archive]);
    const bytes = readFileSync(archive);
    writeFileSync(archive, bytes.subarray(0, bytes.length - 2_000));
    expect(await said(['restore', archive, '--data', freshPath()])).toMatch('not a whole backup archive');
    const strange = freshPath('strange.tar');
    await pack(strange, [{ name: '../UN01/events.sqlite', path: join(backup, EVENTS) }]);
    expect(await said(['restore', strange, '--data', freshPath()])).toMatch('is not a backup');
    const names: string[] = [];
    await unpack(strange, (name) => Promise.resolve(void names.push(name)));
    expect(names).toEqual(['../UN01/events.sqlite']);
  });

  it('refuses where files in the directory remember later events; with --accept-loss the ledger says what was given up', async () => {
    const data = copyOf(whole);
    renameSync(join(data, EVENTS), join(data, 'UN01', 'events.damaged.sqlite'));
    expect(await said(['restore', backup, '--data', data])).toMatch(/read\.sqlite was made of events up to revision \d+/);
    expect(existsSync(join(data, EVENTS))).toBe(false);
    const { revision } = lastKnown(data);

    expect(await answered(['restore', backup, '--data', data, '--accept-loss'])).toContain('set-aside-');
    expect(readdirSync(join(data, 'UN01')).filter((name) => /-wal|read/.test(name))).toEqual([]);
    const node = await NodeProcess.start(data);
    const [restored] = (await node.client().get(`/v1/registries/UN01/events?after=${BigInt(manifest.size) - 1n}`)).lines();
    expect(restored).toMatchObject({ type: 'HistoryRestored', data: { epoch: '2', lostRevision: String(revision) } });
    await node.stop();
    expect(existsSync(join(data, 'UN01', 'accepted-loss.json'))).toBe(false);
  });

  it('says in its own words that there is no backup', async () => {
    const empty = temporaryDirectory();
    mkdirSync(join(empty, 'UN01'));
    expect(await said(['restore', empty, '--data', freshPath()])).toMatch('There is no backup in');
    expect(await said(['restore', backup])).toMatch('--data');
  });
});

const lastKnown = (data: string): { readonly revision: number } => {
  const db = new Database(join(data, 'UN01', 'read.sqlite'), { readonly: true });
  try {
    return db.prepare('SELECT revision FROM checkpoint').get() as { revision: number };
  } finally {
    db.close();
  }
};
