import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { built } from '../support/server/built.js';
import { freshPath, sextant } from './sextant.js';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };

/** Loaded into a process before its program: writes the address of every module it loads to the file `LOADED`. */
const RECORD = `
import { register } from 'node:module';
const hook = "import { appendFileSync } from 'node:fs';" +
  "export const load = (url, context, next) => (appendFileSync(process.env.LOADED, url + '\\\\n'), next(url, context));";
register('data:text/javascript,' + encodeURIComponent(hook));
`;

it.each(['--version', '-V'])('%s says the release', async (flag) => {
  expect(await sextant([flag])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

it('--version loads no verb, no question and no command', async () => {
  const loaded = freshPath('loaded.txt');
  const recording = `data:text/javascript,${encodeURIComponent(RECORD)}`;
  const args = ['--import', recording, built('cli/main.js'), '--version'];
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: '', LOADED: loaded } });
  const urls = readFileSync(loaded, 'utf8')
    .split('\n')
    .filter((url) => url.includes('/dist/'));
  expect(urls).toEqual(expect.arrayContaining([expect.stringContaining('/cli/main.js')]));
  const has = (mark: string) => (file: string | URL) => readFileSync(file, 'utf8').includes(mark);
  const chunks = readdirSync(built('chunks')).map((name) => join(built('chunks'), name));
  for (const mark of ['TransferUnits', 'class ReadModel', 'NestFactoryStatic']) {
    expect(chunks.filter(has(mark))).not.toEqual([]);
    expect(urls.map((url) => new URL(url)).filter(has(mark))).toEqual([]);
  }
});
