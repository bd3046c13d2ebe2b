import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DirectoryLock } from '../../src/event-store/directory-lock.js';
import { serverOf } from '../../src/event-store/server-file.js';
import { built } from '../support/server/built.js';
import { freshPath } from './sextant.js';

const ROOT = join(import.meta.dirname, '../..');
const running: ChildProcess[] = [];
/** The nodes that they started, should one be left behind. */
const nodes: number[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  for (const pid of nodes) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
});

/** A package with the scripts of this one, which doesn't build: it runs the build that other tests run meanwhile. */
const packageWithoutBuild = (): string => {
  const directory = freshPath('package');
  mkdirSync(directory);
  const { scripts, ...manifest } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const unbuilt = { ...scripts, build: 'node --version', postbuild: 'node --version' };
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ ...manifest, scripts: unbuilt }));
  symlinkSync(dirname(dirname(built('cli/main.js'))), join(directory, 'dist'));
  return directory;
};

const settings = (data: string): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NODE_OPTIONS|npm_|EVENTSTORE_)/.test(name))),
  ...{ DATA_DIR: data, PORT: '0', HOST: '127.0.0.1', AUTH_MODE: 'dev' },
});

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the scripts of package.json', () => {
  it.each([
    ['start', []],
    ['demo', ['--', '--port', '0', '--data']],
  ])('SIGTERM to `npm run %s` ends the node, which lets go of its directory', async (script, args) => {
    const data = freshPath();
    const more = args.length === 0 ? [] : [...args, data];
    const npm = spawn('npm', ['run', script, ...more], { cwd: packageWithoutBuild(), env: settings(data) });
    running.push(npm);
    await new Promise<void>((resolve, reject) => {
      let said = '';
      const look = (text: Buffer): void => {
        if (/ at http\S+\n/.test((said += String(text)))) resolve();
      };
      npm.stdout.on('data', look);
      npm.stderr.on('data', look);
      npm.once('exit', (code) => reject(new Error(`npm run ${script} ended with ${code}: ${said}`)));
    });
    const node = serverOf(data)?.pid ?? 0;
    nodes.push(node);
    expect(isAlive(node)).toBe(true);
    npm.kill('SIGTERM');
    await once(npm, 'exit');
    expect(isAlive(node)).toBe(false);
    expect(serverOf(data)).toBeUndefined();
    new DirectoryLock(data).release();
  });

  it('what is built runs by itself', () => {
    accessSync(built('cli/main.js'), constants.X_OK);
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const { status, stdout } = spawnSync(built('cli/main.js'), ['--version'], { encoding: 'utf8', env: settings(freshPath()) });
    expect([status, stdout]).toEqual([0, `${version}\n`]);
  });
});
