import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { run } from '../../src/cli/run.js';
import { writeTo } from '../../src/cli/long-answer.js';
import { built } from '../support/server/built.js';
import { answered, freshPath, openUN01, serving, sextant } from './sextant.js';
import { holdingAccount, party } from '../support/samples.js';

const code = (i: number): string => `GHA-${String(i).padStart(4, '0')}`;

describe('answers of several pages', () => {
  let url = '';
  beforeAll(async () => {
    ({ url } = await serving('serve', freshPath()));
    await openUN01(url);
    const file = freshPath('commands.ndjson');
    const lines = Array.from({ length: 5_000 }, (_, i) => ({
      ...{ command: 'open-account', key: `open-${code(i)}`, data: holdingAccount(code(i), 'GHA') },
    }));
    const ghana = { command: 'register-party', key: 'register-ghana', data: party('GHA') };
    writeFileSync(file, [ghana, ...lines].map((line) => JSON.stringify(line)).join('\n'));
    await answered(['import', file, '--url', url]);
  });
  const shell = (line: string): Promise<{ code: number | null; out: string; err: string }> =>
    new Promise((resolve) => {
      const child = spawn('bash', ['--norc', '-c', `set -o pipefail; ${line}`], {
        env: { PATH: process.env['PATH'], SEXTANT: built('cli/main.js'), URL: url },
      });
      let [out, err] = ['', ''];
      child.stdout.on('data', (data: Buffer) => (out += data.toString()));
      child.stderr.on('data', (data: Buffer) => (err += data.toString()));
      child.once('close', (ended) => resolve({ code: ended, out, err }));
    });

  it.each(['export --out -', 'list events --csv', 'list accounts --csv', 'list accounts --json', 'list accounts'])(
    '%s: a reader that has enough ends it without a word',
    async (verb) => {
      const { code: ended, out, err } = await shell(`"${process.execPath}" "$SEXTANT" ${verb} --url "$URL" | head -c 200`);
      expect([ended, err, out.length]).toEqual([0, '', 200]);
    },
  );

  it('the next page is asked for only once the reader has taken the one before', async () => {
    let [taken, waiting, most] = ['', 0, 0];
    const terminal = {
      env: {},
      input: Readable.from([]),
      out: (text: string) => {
        most = Math.max(most, (waiting += text.length));
        taken += text;
      },
      drained: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        waiting = 0;
      },
      err: () => undefined,
      watched: false,
    };
    expect(await run(['export', '--out', '-', '--url', url], terminal)).toBe(0);
    expect(taken.split('\n').length).toBeGreaterThan(5_000);
    expect(most).toBeLessThan(taken.length / 4);
  });

  it('diff: the pages are one, each thing stands there once with the last event that touched it', async () => {
    const again = { account: code(0), reason: { code: 'other' } };
    await answered(['command', 'suspend-account', '--data-file', '-', '--url', url], { input: JSON.stringify(again) });
    const { items } = JSON.parse(await answered(['list', 'registries', '--json', '--url', url])) as { items: [{ revision: string }] };
    const [{ revision: head }] = items;
    const told = JSON.parse(await answered(['diff', '0', head, '--json', '--url', url])) as Record<string, unknown> & {
      things: { kind: string; code: string; revision: string }[];
    };
    expect(told).toMatchObject({ events: head, to: head, cursor: null });
    const accounts = told.things.filter(({ kind, code: of }) => kind === 'account' && of.startsWith('GHA-'));
    expect(accounts.map(({ code: of }) => of)).toEqual(Array.from({ length: 5_000 }, (_, i) => code(i)));
    expect(accounts[0]).toMatchObject({ code: code(0), revision: head });
  });

  it('a file is there whole or not at all', async () => {
    const out = freshPath('some.txt');
    const nothing = (): void => undefined;
    const terminal = { env: {}, input: Readable.from([]), out: nothing, drained: () => Promise.resolve(), err: nothing, watched: false };
    const failing = writeTo(out, terminal, async (write) => {
      await write('the first page\n');
      throw new Error('the node went away');
    });
    await expect(failing).rejects.toThrow('the node went away');
    expect([existsSync(out), existsSync(`${out}.partial`)]).toEqual([false, false]);
    await writeTo(out, terminal, (write) => write('all of it\n'));
    expect(readFileSync(out, 'utf8')).toBe('all of it\n');
    const nowhere = join(dirname(out), 'no', 'such', 'place.csv');
    expect((await sextant(['list', 'accounts', '--csv', '--out', nowhere, '--url', url])).code).toBe(1);
  });
});
