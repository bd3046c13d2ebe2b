import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, type Served } from '../../support/api/served.js';
import { eventually } from '../../support/eventually.js';
import { Client } from '../../support/server/client.js';
import { afterIssuance } from '../../support/server/stage.js';
import { freshPath, sextant } from '../sextant.js';

let node: Served;
let key: string;
beforeAll(async () => {
  node = await served();
  const client = new Client(node.url);
  await afterIssuance(client, 1_000_000);
  const lines = Array.from({ length: 300 }, (_, i) => ({
    ...{ command: 'transfer-units', key: `transfer-${i}` },
    data: { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1' } },
  }));
  await client.bulk('UN01', lines);
  const { revision } = await client.state('UN01');
  await eventually(
    () => client.get(`/v1/registries/UN01/events/${revision}/receipt`),
    ({ status }) => status === 200,
  );
  key = (await client.get('/v1/registries/UN01/log/key')).text.trim();
});
afterAll(() => node.end());

interface Said {
  readonly holds: boolean;
  readonly events: string;
  readonly findings: { readonly law: string; readonly revision: string; readonly expected: string; readonly actual: string }[];
}
const verify = async (what: string): Promise<{ code: number | null; said: Said }> => {
  const { code, out } = await sextant(['verify', what, '--key', key, '--json']);
  return { code, said: JSON.parse(out) as Said };
};
const copied = (): string => {
  const directory = freshPath('log');
  cpSync(join(node.directory, 'UN01', 'tlog'), directory, { recursive: true });
  return directory;
};

describe('a log as it is published', () => {
  it('holds over HTTP and from its directory, by every event and every tile', async () => {
    for (const what of [`${node.url}/v1/registries/UN01/log`, copied()]) {
      const { code, said } = await verify(what);
      expect([code, said.holds, said.findings]).toEqual([0, true, []]);
      expect(Number(said.events)).toBeGreaterThan(300);
    }
  });

  it('is found out where one bit of any file of it is another, with the file or the event', async () => {
    const names = readdirSync(copied(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).split('/log/')[1] ?? '');
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const directory = copied();
      const path = join(directory, name);
      const bytes = readFileSync(path);
      const at = Math.floor(bytes.length / 3);
      bytes[at] = (bytes[at] ?? 0) ^ 4;
      chmodSync(path, 0o644);
      writeFileSync(path, bytes);
      const { code, said } = await verify(directory);
      const [first] = said.findings;
      expect([name, code, said.holds]).toEqual([name, 2, false]);
      if (name.includes('entries')) expect(said.findings.some(({ law }) => law === 'tile' || law === 'event')).toBe(true);
      else if (name !== 'checkpoint') expect(first?.expected).toContain(name);
      rmSync(dirname(directory), { recursive: true });
    }
  });

  it('is found out where a tile or a bundle is gone', async () => {
    for (const name of ['tile/0/000', 'tile/entries/000']) {
      const directory = copied();
      rmSync(join(directory, name));
      const { code, said } = await verify(directory);
      expect([code, said.findings[0]?.law, said.findings[0]?.revision]).toEqual([2, 'tile', '0']);
    }
  });
});

describe('the Python of docs/auditors.md', () => {
  const python = spawnSync('python3', ['--version']).status === 0;
  const page = readFileSync(join(import.meta.dirname, '../../../docs/auditors.md'), 'utf8');
  const script = /```python\n([^`]+)```/.exec(page)?.[1] ?? '';

  (python ? it : it.skip)('checks the root without this program (skipped where there is no python3)', async () => {
    const [events, checkpoint, program] = [freshPath('events.ndjson'), freshPath('checkpoint'), freshPath('root.py')];
    const lines = await (await fetch(`${node.url}/v1/registries/UN01/events?after=-1&limit=10000`)).text();
    writeFileSync(checkpoint, await (await fetch(`${node.url}/v1/registries/UN01/log/checkpoint`)).text());
    writeFileSync(program, script);
    const run = (text: string) => {
      writeFileSync(events, text);
      return spawnSync('python3', [program, events, checkpoint], { encoding: 'utf8' });
    };
    const { root } = (await (await fetch(`${node.url}/v1/registries/UN01`)).json()) as { root: string };
    expect(run(lines)).toMatchObject({ status: 0, stdout: expect.stringContaining(`root ${root}, as signed`) as unknown });
    expect(run(lines.replace('GHA', 'GHB'))).toMatchObject({ status: 1, stderr: expect.stringContaining('were signed with') as unknown });
    expect(script.trim().split('\n').length).toBeLessThanOrEqual(22);
  });
});
