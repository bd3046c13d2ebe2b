import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Archive } from '../../../src/cli/verify/archive.js';
import { zipped } from '../../../src/http/evidence/zip.js';
import { Dice } from '../../simulation/dice.js';
import { served, type Served } from '../../support/api/served.js';
import { eventually } from '../../support/eventually.js';
import { built } from '../../support/server/built.js';
import { Client } from '../../support/server/client.js';
import { afterIssuance } from '../../support/server/stage.js';
import { answered, freshPath, sextant } from '../sextant.js';
import { forged } from './history.js';

let node: Served;
let key: string;
let bytes: Buffer;
let past: Buffer;
let middle: string;
/** The texts of the archive by name. */
let files: Readonly<Record<string, string>>;

const archive = async (query = ''): Promise<Buffer> => {
  const answer = await fetch(`${node.url}/v1/registries/UN01/evidence${query}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  return Buffer.from(await answer.arrayBuffer());
};
const written = (name: string, content: string | Uint8Array): string => {
  const path = freshPath(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};
const unpacked = async (content: Uint8Array): Promise<Record<string, string>> => {
  const opened = await Archive.open(written('evidence.zip', content));
  const texts: Record<string, string> = {};
  for (const name of opened.files.keys()) texts[name] = (await opened.text(name)) ?? '';
  await opened.close();
  return texts;
};
/** An archive of other files, that says of itself what is in it. */
const packed = async (texts: Readonly<Record<string, string>>): Promise<Buffer> => {
  const { ['evidence.json']: own = '', ...others } = texts;
  const pieces: Buffer[] = [];
  const entries = Object.entries(others).map(([name, text]) => ({ name, pieces: () => [text] }));
  for await (const piece of zipped(entries, (all) => ({
    name: 'evidence.json',
    pieces: () => [JSON.stringify({ ...JSON.parse(own), files: all.map(({ name, sha256 }) => ({ name, sha256 })) })],
  })))
    pieces.push(piece);
  return Buffer.concat(pieces);
};
const found = async (content: Uint8Array, ...more: string[]): Promise<{ code: number | null; laws: string[]; err: string }> => {
  const { code, out, err } = await sextant(['verify', written('evidence.zip', content), '--key', key, '--json', ...more]);
  const { findings } = (out === '' ? { findings: [] } : JSON.parse(out)) as { findings: { law: string; revision: string }[] };
  return { code, err, laws: findings.map(({ law, revision }) => `${law} at ${revision}`) };
};
const lines = (): string[] => (files['events.ndjson'] ?? '').split('\n').slice(0, -1);
const withLines = (all: readonly string[], end = '\n'): Promise<Buffer> =>
  packed({ ...files, 'events.ndjson': all.map((line) => `${line}${end}`).join('') });

beforeAll(async () => {
  node = await served();
  const client = new Client(node.url);
  await afterIssuance(client, 1_000);
  for (let i = 0; i < 10; i += 1) await client.accept('UN01', 'transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { quantity: '1' } });
  const { revision } = await client.accept('UN01', 'transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { quantity: '1' } });
  await eventually(
    () => client.get(`/v1/registries/UN01/events/${revision}/receipt`),
    ({ status }) => status === 200,
  );
  middle = String(BigInt(revision) - 4n);
  key = (await client.get('/v1/registries/UN01/log/key')).text.trim();
  [bytes, past] = [await archive(), await archive(`?at=${middle}`)];
  files = await unpacked(bytes);
});
afterAll(() => node.end());

describe('an archive of evidence', () => {
  it('has all that is needed, and is the same bytes each time', async () => {
    expect(Object.keys(files)).toEqual([
      ...['README.md', 'checkpoint', 'keys', 'rules.txt', 'schemas/events.json', 'events.ndjson', 'evidence.json'],
    ]);
    expect(files['keys']?.trim()).toBe(key);
    expect((await archive()).equals(bytes)).toBe(true);
    const exported = freshPath('evidence.zip');
    await answered(['export', '--evidence', '--out', exported, '--url', node.url]);
    expect(readFileSync(exported).equals(bytes)).toBe(true);
    expect((await sextant(['export', '--evidence', '--out', '-', '--url', node.url])).err).toMatch('no text');
    expect((await sextant(['export', '--at', '3', '--out', exported, '--url', node.url])).err).toMatch('--at is for --evidence');
  });

  it('holds with the key, whole and up to a past moment, with a checkpoint and a receipt that were kept', async () => {
    const seen = written('seen', files['checkpoint'] ?? '');
    const receipt = written('receipt', await (await fetch(`${node.url}/v1/registries/UN01/events/${middle}/receipt`)).text());
    expect(await found(bytes, '--seen', seen, '--receipt', receipt)).toMatchObject({ code: 0, laws: [] });
    expect(await found(past, '--seen', seen, '--receipt', receipt)).toMatchObject({ code: 0, laws: [] });
    const ofPast = await unpacked(past);
    expect(ofPast['events.ndjson']).toBe(
      `${lines()
        .slice(0, Number(middle) + 1)
        .join('\n')}\n`,
    );
    expect(JSON.parse(ofPast['consistency.json'] ?? '')).toMatchObject({ from: String(Number(middle) + 1), to: String(lines().length) });
  });

  it('is refused for what is not sealed, not there, or no moment', async () => {
    const status = async (query: string): Promise<number> => (await fetch(`${node.url}/v1/registries/UN01/evidence${query}`)).status;
    expect(await Promise.all(['?at=999999', '?at=yesterday', '?from=3'].map(status))).toEqual([404, 400, 400]);
    expect((await fetch(`${node.url}/v1/registries/UN99/evidence`)).status).toBe(404);
  });

  it('is read back in, byte for byte, whole and up to a past moment', async () => {
    for (const content of [bytes, past]) {
      const data = freshPath();
      await answered(['import', written('evidence.zip', content), '--data', data]);
      const out = freshPath('events.ndjson');
      await answered(['export', '--data', data, '--out', out]);
      expect(readFileSync(out, 'utf8')).toBe((await unpacked(content))['events.ndjson']);
    }
  });

  it('goes into a directory with the key of its log only whole, and its node goes on with that log', async () => {
    const data = freshPath();
    mkdirSync(data);
    const env = { LOG_SIGNING_KEY_FILE: join(node.directory, 'log-signing.key') };
    const partly = await sextant(['import', written('past.zip', past), '--data', data], { env });
    expect([partly.code, partly.err]).toEqual([1, expect.stringMatching(/has seen \d+ events signed/)]);
    expect((await sextant(['import', written('evidence.zip', bytes), '--data', data], { env })).code).toBe(0);
    expect(readFileSync(join(data, 'UN01', 'tlog', 'checkpoint'), 'utf8')).toBe(files['checkpoint']);
  });

  const python = spawnSync('python3', ['--version']).status === 0;
  (python ? it : it.skip)('is opened by others, and its root is that of the twenty lines in its README', () => {
    const path = written('evidence.zip', bytes);
    expect(execFileSync('python3', ['-m', 'zipfile', '-t', path]).toString()).toMatch('Done testing');
    for (const [content, said] of [
      [bytes, 'checkpoint'],
      [past, 'consistency.json'],
    ] as const) {
      const directory = freshPath('unpacked');
      mkdirSync(directory);
      execFileSync('python3', ['-m', 'zipfile', '-e', written('evidence.zip', content), directory]);
      const program = /```python\n([^`]+)```/.exec(readFileSync(join(directory, 'README.md'), 'utf8'))?.[1] ?? '';
      writeFileSync(join(directory, 'root.py'), program);
      expect(execFileSync('python3', ['root.py', 'events.ndjson', said], { cwd: directory }).toString()).toMatch('as signed');
      writeFileSync(join(directory, 'events.ndjson'), `${readFileSync(join(directory, 'events.ndjson'), 'utf8')}{}\n`);
      expect(spawnSync('python3', ['root.py', 'events.ndjson', said], { cwd: directory }).status).toBe(1);
    }
  });
});

describe('figures that were published', () => {
  const read = async (path: string): Promise<Record<string, unknown>> =>
    (await (await fetch(`${node.url}/v1/registries/UN01/${path}`)).json()) as Record<string, unknown>;
  const reported = async (report: object, ...more: string[]): ReturnType<typeof found> =>
    found(bytes, '--report', written('report.json', JSON.stringify(report)), ...more);

  it('hold where they are those of the events, of the head and of a past revision', async () => {
    for (const path of ['balances?by=account', 'balances?by=party,account-type', 'parties/GHA/adjustments'])
      for (const at of ['', middle]) {
        const report = await read(at === '' ? path : `${path}${path.includes('?') ? '&' : '?'}at=${at}`);
        expect([path, at, await reported(report)]).toMatchObject([path, at, { code: 0, laws: [] }]);
      }
  });

  it('are found where they are others, and refused where they are none', async () => {
    const balances = await read('balances?by=account');
    const rows = (balances['rows'] as { account: string; quantity: string }[]).map((row, i) => ({
      ...row,
      quantity: i === 0 ? '7' : row.quantity,
    }));
    expect(await reported({ ...balances, rows: rows.slice(1) })).toMatchObject({ code: 2 });
    expect(await reported({ ...balances, rows })).toMatchObject({ code: 2, laws: [`report at ${String(balances['revision'])}`] });
    const adjustments = await read('parties/GHA/adjustments');
    expect(await reported({ ...adjustments, additions: '12345' })).toMatchObject({
      code: 2,
      laws: [`report at ${String(adjustments['revision'])}`],
    });
    expect(await reported({ ...balances, revision: '99999' })).toMatchObject({ code: 2, laws: ['report at 99999'] });
    expect((await reported({ title: 'a year' })).err).toMatch('no report that can be compared');
    expect((await reported(await read('balances?by=kind'))).err).toMatch('no report that can be compared');
  });
});

describe('verify.mjs', () => {
  it('is one file that needs Node and nothing else', () => {
    const directory = freshPath('elsewhere');
    mkdirSync(directory);
    copyFileSync(built('verify.mjs'), join(directory, 'verify.mjs'));
    const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
      spawnSync(process.execPath, [join(directory, 'verify.mjs'), ...args], { encoding: 'utf8', env: { PATH: '/nowhere' } });
    const archived = written('evidence.zip', bytes);
    expect(run(archived, '--key', key)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Signature, root and every law hold.'),
    });
    expect(run(written('cut.zip', bytes.subarray(0, 3_000)), '--key', key).status).toBe(1);
    expect(run(archived, '--key', 'another')).toMatchObject({ status: 1, stderr: expect.stringContaining('is no key of a log') });
    expect([run().status, run('--help').status, run(archived, '--strange').status]).toEqual([1, 0, 1]);
  });
});

describe('an archive that was tampered with', () => {
  const dice = new Dice(11);

  it.each<[string, (all: string[], at: number) => Promise<Buffer>, (at: number) => string]>([
    ['an event is edited', (all, at) => withLines(all.with(at, forged(all[at] ?? ''))), () => 'root at'],
    ['an event is left out', (all, at) => withLines(all.toSpliced(at, 1)), (at) => `event at ${at}`],
    ['an event is there twice', (all, at) => withLines(all.toSpliced(at, 0, all[at] ?? '')), (at) => `event at ${at + 1}`],
    ['lines end otherwise', (all) => withLines(all, '\r\n'), () => 'event at 0'],
    ['a line is too long', (all, at) => withLines(all.with(at, (all[at] ?? '').padEnd(60_001))), (at) => `event at ${at}`],
    ['it ends earlier', (all, at) => withLines(all.slice(0, at)), (at) => `root at ${at}`],
    [
      'the proof that it is a beginning is another',
      async (all, at) => packed({ ...(await unpacked(past)), 'events.ndjson': all.slice(0, at).join('\n') }),
      () => 'root at',
    ],
  ])('is found with its place, three times: %s', async (_, change, finding) => {
    for (let time = 0; time < 3; time += 1) {
      const at = dice.between(1, lines().length - 2);
      const { code, laws } = await found(await change(lines(), at));
      expect([code, laws]).toEqual([2, expect.arrayContaining([expect.stringContaining(finding(at))])]);
    }
  });

  it('is found where its checkpoint is of another key, and where the key given is another', async () => {
    const other = files['checkpoint']?.replace(/(— \S+ \S{10})./, '$1x') ?? '';
    expect((await found(await packed({ ...files, checkpoint: other }))).laws).toContain(`signature at ${lines().length - 1}`);
    const { laws } = await found(await packed({ ...files, checkpoint: (await unpacked(past))['consistency.json'] ?? '' }));
    expect(laws).toContain('signature at -1');
  });

  const changed = (from: string, to: Uint8Array, all = false): Buffer => {
    const copy = Buffer.from(bytes);
    for (let at = copy.indexOf(from); at >= 0; at = all ? copy.indexOf(from, at + 1) : -1) copy.set(to, at);
    return copy;
  };

  it.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    ['cut off', () => bytes.subarray(0, bytes.length - 30), /not a whole archive: its end is missing/],
    ['cut in its middle', () => Buffer.concat([bytes.subarray(0, 2_000), bytes.subarray(4_000)]), /archive/],
    ['a name that leads out of it', () => changed('checkpoint', Buffer.from('../kpoint/'), true), /no name of a file of evidence/],
    ['a name that begins at the root', () => changed('checkpoint', Buffer.from('/heckpoint'), true), /no name of a file of evidence/],
    ['a file twice', () => changed('checkpoint', Buffer.from('evidence.j'), true), /in both|twice|name/],
    ['another page', async () => await withOther('rules.txt'), /rules\.txt is another than its evidence\.json says/],
    ['no events', () => without('events.ndjson'), /has no events\.ndjson/],
  ])('is no archive of evidence: %s', async (_, content, why) => {
    const { code, err, laws } = await found(await content());
    expect(code).not.toBe(0);
    expect(`${err}${laws.join()}`).toMatch(why);
  });

  const without = (name: string): Promise<Buffer> => packed(Object.fromEntries(Object.entries(files).filter(([one]) => one !== name)));

  /** The file says something else than the archive says of it. */
  const withOther = async (name: string): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    const { ['evidence.json']: own = '', ...others } = files;
    const entries = Object.entries(others).map(([one, text]) => ({ name: one, pieces: () => [one === name ? `${text} ` : text] }));
    for await (const piece of zipped(entries, () => ({ name: 'evidence.json', pieces: () => [own] }))) pieces.push(piece);
    return Buffer.concat(pieces);
  };

  it('fills no memory where it says that it is small', async () => {
    const bomb = await packed({ ...files, 'events.ndjson': '\n'.repeat(2 * 1024 * 1024) });
    const { code, laws } = await found(bomb);
    expect([code, laws[0]]).toEqual([2, 'event at 0']);
    // The directory says that it is small: what is more is not unpacked.
    const at = bomb.lastIndexOf('events.ndjson') - 46;
    bomb.writeUInt32LE(100, at + 24);
    expect(await found(bomb)).toMatchObject({ code: 2, laws: expect.arrayContaining(['archive at 0']) });
  });
});
