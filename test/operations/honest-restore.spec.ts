import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Manifest } from '../../src/cli/backup/manifest.js';
import { parseCheckpoint } from '../../src/transparency-log/checkpoint.js';
import { hexOf } from '../../src/transparency-log/tree.js';
import { answered, freshPath, sextant } from '../cli/sextant.js';
import { served, type Served } from '../support/api/served.js';
import { Client } from '../support/server/client.js';
import { afterIssuance } from '../support/server/stage.js';

// One registry: a whole backup, two that were added to it, and events after the last.
let data: string;
let backup: string;
const manifests: Manifest[] = [];
let running: Served;

const move = async ({ url }: Served, times: number): Promise<void> => {
  for (let i = 0; i < times; i += 1)
    await new Client(url).accept('UN01', 'transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { quantity: '1' } });
};
const on = async (directory: string, work: (node: Served) => Promise<void>): Promise<void> => {
  const node = await served({ DATA_DIR: directory });
  await work(node).finally(() => node.stop());
};
const manifestOf = async (args: readonly string[]): Promise<Manifest> => JSON.parse(await answered([...args, '--json'])) as Manifest;
const checkpointIn = (directory: string): string => readFileSync(join(directory, 'UN01', 'tlog', 'checkpoint'), 'utf8');
const copyOf = (directory: string): string => {
  const copy = freshPath('copy');
  cpSync(directory, copy, { recursive: true });
  return copy;
};
const refused = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> => {
  const { code, err } = await sextant(args, { env });
  expect(code).toBe(1);
  return err;
};

beforeAll(async () => {
  const first = await served();
  [data, backup] = [first.directory, freshPath('backup')];
  await afterIssuance(new Client(first.url), 1_000);
  await first.stop();
  manifests.push(await manifestOf(['backup', '--data', data, '--out', backup]));
  for (const times of [3, 2]) {
    await on(data, (node) => move(node, times));
    manifests.push(await manifestOf(['backup', '--data', data, '--out', backup, '--incremental']));
  }
  running = await served({ DATA_DIR: data });
  await move(running, 4);
  await running.stop();
  running = await served({ DATA_DIR: data });
});
afterAll(() => running.end());

/** A directory with the signing key and nothing else. */
const withKey = (): string => {
  const directory = freshPath();
  mkdirSync(directory);
  cpSync(join(data, 'log-signing.key'), join(directory, 'log-signing.key'));
  return directory;
};

describe('a backup', () => {
  it('has the last signed checkpoint, over its events; what is added goes on from it', () => {
    const sizes = manifests.map(({ size }) => size);
    expect(manifests.map(({ from }) => from?.size)).toEqual([undefined, ...sizes.slice(0, 2)]);
    for (const { checkpoint, size, root } of manifests) {
      const signed = parseCheckpoint(checkpoint ?? '');
      expect([signed.origin, String(signed.size), hexOf(signed.root)]).toEqual(['sextant/UN01', size, root]);
    }
    expect(readdirSync(backup).sort()).toEqual(['UN01', `UN01.from-${sizes[0]}`, `UN01.from-${sizes[1]}`]);
    expect(readdirSync(join(backup, `UN01.from-${sizes[0]}`)).sort()).toEqual(['checkpoint', 'events.ndjson', 'manifest.json']);
  });

  it('is added to only where the history goes on from it, and only with what is new', async () => {
    const other = freshPath();
    await on(other, async ({ url }) => void (await afterIssuance(new Client(url), 1_000)));
    expect(await refused(['backup', '--data', other, '--out', backup, '--incremental'])).toMatch('is not the continuation of its backup');
    expect(await refused(['backup', '--data', other, '--out', freshPath(), '--incremental'])).toMatch('take a whole one first');
    const out = freshPath('backup');
    await answered(['backup', '--data', other, '--out', out]);
    expect(await answered(['backup', '--data', other, '--out', out, '--incremental'])).toMatch('nothing is new');
    expect(readdirSync(out)).toEqual(['UN01']);
  });
});

describe('a restore', () => {
  it('brings back everything that was added, and the log goes on as the same with its key', async () => {
    const into = withKey();
    expect(await answered(['restore', backup, '--data', into])).toContain(`root ${manifests[2]?.root}`);
    expect(checkpointIn(into)).toBe(manifests[2]?.checkpoint);
    await on(into, (node) => move(node, 1));
    const { origin, size } = parseCheckpoint(checkpointIn(into));
    expect([origin, size > BigInt(manifests[2]?.size ?? 0)]).toEqual(['sextant/UN01', true]);
  });

  it('starts no node with another key, which would sign a second history of the same log', async () => {
    const into = freshPath();
    expect(await answered(['restore', backup, '--data', into])).toMatch('log was signed with the key sextant/UN01+');
    await expect(served({ DATA_DIR: into })).rejects.toThrow('signed with no key that this node has');
  });

  it.each([
    ['one that was added is missing', (copy: string) => rmSync(join(copy, `UN01.from-${manifests[0]?.size}`), { recursive: true })],
    [
      'an event of it was changed',
      (copy: string) => {
        const path = join(copy, `UN01.from-${manifests[1]?.size}`, 'events.ndjson');
        writeFileSync(path, readFileSync(path, 'utf8').replace('GHA-H2', 'GHA-H3'));
      },
    ],
    [
      'its checkpoint is over other events',
      (copy: string) => {
        const path = join(copy, `UN01.from-${manifests[1]?.size}`, 'manifest.json');
        const changed = manifests[2]?.checkpoint?.replace(/\n[A-Za-z0-9+/]{43}=\n/, `\n${Buffer.alloc(32).toString('base64')}\n`);
        writeFileSync(path, JSON.stringify({ ...manifests[2], checkpoint: changed }));
      },
    ],
  ])('is refused where %s', async (_, change) => {
    const [copy, into] = [copyOf(backup), freshPath()];
    change(copy);
    expect(await refused(['restore', copy, '--data', into])).toMatch(/is missing|is another|signed over/);
    expect(existsSync(join(into, 'UN01'))).toBe(false);
  });

  it('is refused where the own log, another node or a witness has seen more', async () => {
    const own = withKey();
    mkdirSync(join(own, 'UN01', 'tlog'), { recursive: true });
    cpSync(join(data, 'UN01', 'tlog', 'checkpoint'), join(own, 'UN01', 'tlog', 'checkpoint'));
    expect(await refused(['restore', backup, '--data', own])).toMatch(/tlog.checkpoint has seen \d+ events signed, and this backup has/);

    expect(await refused(['restore', backup, '--data', withKey(), '--peer', running.url])).toMatch(/log\/checkpoint has seen \d+ events/);
    expect(await refused(['restore', backup, '--data', withKey(), '--peer', 'http://127.0.0.1:1'])).toMatch("doesn't answer");

    const witness = createServer((_, response) => response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('999\n'));
    await new Promise<void>((go) => witness.listen(0, '127.0.0.1', go));
    const url = `http://127.0.0.1:${(witness.address() as AddressInfo).port}`;
    expect(await refused(['restore', backup, '--data', withKey()], { WITNESS_URLS: url })).toMatch('has seen 999 events signed');
    witness.close();
    const away = await sextant(['restore', backup, '--data', withKey()], { env: { WITNESS_URLS: 'http://127.0.0.1:1' } });
    expect([away.code, away.err]).toEqual([0, expect.stringContaining('not compared with')]);
  });

  it('that accepts the loss begins another log, and the next event has the lost checkpoint', async () => {
    const into = withKey();
    const said = await answered(['restore', backup, '--data', into, '--peer', running.url, '--accept-loss']);
    expect(said).toMatch('its log goes on as number 2');
    await on(into, (node) => move(node, 1));
    expect(parseCheckpoint(checkpointIn(into)).origin).toBe('sextant/UN01/2');
    const lost = parseCheckpoint(checkpointIn(data));
    const exported = freshPath('events.ndjson');
    await answered(['export', '--data', into, '--out', exported]);
    const lines = readFileSync(exported, 'utf8').split('\n');
    expect(JSON.parse(lines[Number(manifests[2]?.size)] ?? '')).toMatchObject({
      type: 'HistoryRestored',
      data: {
        ...{ epoch: '2', lostRevision: String(lost.size - 1n), lostId: null },
        lostCheckpoint: { origin: 'sextant/UN01', size: String(lost.size), root: hexOf(lost.root) },
      },
    });
    // A backup of what goes on is of the second log, and so is what is restored of it.
    const [again, third] = [freshPath('backup'), withKey()];
    expect((await manifestOf(['backup', '--data', into, '--out', again])).checkpoint).toMatch(/^sextant\/UN01\/2\n/);
    await answered(['restore', again, '--data', third]);
    await on(third, (node) => move(node, 1));
    expect(parseCheckpoint(checkpointIn(third)).origin).toBe('sextant/UN01/2');
  });

  it('whose key is gone for good gives the log up by its number, which is none that is known to be over', async () => {
    const into = freshPath();
    expect(await refused(['restore', backup, '--data', into, '--from-epoch', '1'])).toMatch('goes with --accept-loss');
    expect(await answered(['restore', backup, '--data', into, '--from-epoch', '3', '--accept-loss'])).toMatch('number 4');
    await on(into, (node) => move(node, 1));
    expect(parseCheckpoint(checkpointIn(into)).origin).toBe('sextant/UN01/4');
    const [later, target] = [freshPath('backup'), freshPath()];
    await answered(['backup', '--data', into, '--out', later]);
    expect(await refused(['restore', later, '--data', target, '--from-epoch', '2', '--accept-loss'])).toMatch('number 4 of UN01 is known');
  });
});
