import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { openRegistry } from '../../src/domain/registry/examples.js';
import { DirectoryLock } from '../../src/event-store/directory-lock.js';
import { serverOf } from '../../src/event-store/server-file.js';
import { freshPath, openUN01, serving, sextant, type Serving } from './sextant.js';

describe('server.json of a directory that names the node of another', () => {
  const other = freshPath('other');
  let node: Serving;
  beforeAll(async () => {
    node = await serving('serve', other);
    await openUN01(node.url);
  });

  /** A directory whose server.json was left behind: a token of its own, and an address at which another node listens by now. */
  const leftBehind = (token = 'a-token-of-a-node-that-has-ended'): string => {
    const directory = freshPath();
    mkdirSync(directory);
    writeFileSync(join(directory, 'server.json'), JSON.stringify({ pid: process.pid, url: node.url, token }));
    return directory;
  };
  const open = ['command', 'open-registry', '--registry', 'UN02', '--data-file', '-'];
  const input = JSON.stringify(openRegistry);

  it('is not followed: the CLI opens the directory itself, and nothing comes to the other', async () => {
    const directory = leftBehind();
    const { code, err } = await sextant([...open, '--data', directory], { input });
    expect([code, err]).toEqual([0, '']);
    expect(readdirSync(directory)).toContain('UN02');
    expect(readdirSync(other)).not.toContain('UN02');
  });

  it('is not followed where the directory is in use either: a clear error, and nothing is sent', async () => {
    const directory = leftBehind();
    const lock = new DirectoryLock(directory);
    const { code, err } = await sextant([...open, '--data', directory], { input });
    lock.release();
    expect(code).toBe(1);
    expect(err).toContain(`${directory} is in use, and not by the node at ${node.url}, which its server.json names`);
    expect(readdirSync(other)).not.toContain('UN02');
  });

  it('nor where it is the work of a build that had no token', async () => {
    const directory = leftBehind('');
    expect((await sextant([...open, '--data', directory], { input })).code).toBe(0);
    expect(readdirSync(other)).not.toContain('UN02');
  });

  it('while the directory of the node itself leads to it', async () => {
    expect(await sextant(['balance', '--data', other])).toMatchObject({ code: 0, err: '' });
    const elsewhere = freshPath();
    mkdirSync(elsewhere);
    copyFileSync(join(other, 'server.json'), join(elsewhere, 'server.json'));
    // Whoever has the token is the node: that is why only its user reads the file.
    expect(await sextant(['balance', '--data', elsewhere])).toMatchObject({ code: 0, err: '' });
    expect(statSync(join(other, 'server.json')).mode & 0o777).toBe(0o600);
  });

  it('the token is never sent: not by the node, whatever it is asked', async () => {
    const { token = '' } = serverOf(other) ?? {};
    expect(token.length).toBeGreaterThan(40);
    for (const nonce of ['a-nonce-of-somebody', token, '', 'x'.repeat(1_000)]) {
      const { headers } = await fetch(`${node.url}/health/live`, { headers: { 'sextant-nonce': nonce } });
      expect(JSON.stringify([...headers])).not.toContain(token);
    }
  });
});

describe('sextant command open-registry on a directory that is not there', () => {
  it('leaves nothing where it is refused', async () => {
    const directory = freshPath();
    const args = ['command', 'open-registry', '--registry', 'UN01', '--data', directory, '--data-file', '-'];
    const refused = await sextant(args, { input: JSON.stringify({ ...openRegistry, kind: 'party' }) });
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('/kind')]);
    expect(() => readdirSync(directory)).toThrow('ENOENT');
    const dry = await sextant([...args, '--dry-run'], { input: JSON.stringify(openRegistry) });
    expect([dry.code, dry.err]).toEqual([0, '']);
    expect(() => readdirSync(directory)).toThrow('ENOENT');
    const opened = await sextant(args, { input: JSON.stringify(openRegistry) });
    expect(opened.out.replace(/ wrote, at revision \d+/, '')).toBe(dry.out.replace(/ would write, at revision \d+/, ''));
  });
});
