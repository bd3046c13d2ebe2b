import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { KeysFile } from '../../src/http/gate/keys-file.js';
import { freshPath, sextant } from './sextant.js';

const keys = (file: string, ...args: string[]): ReturnType<typeof sextant> => sextant(['keys', ...args, '--file', file]);
const fingerprint = (key: string): string => createHash('sha256').update(key).digest('hex');

it('a key is shown once, alone on a line, and a node knows its actor by it', async () => {
  const file = freshPath('keys.json');
  const { code, out, err } = await keys(file, 'add', 'ana', '--person', '--until', '2199-01-31');
  expect([code, out]).toEqual([0, expect.stringMatching(/^[\w-]{43}\n$/)]);
  expect(err).toMatch(/shown once and stored nowhere/);
  expect(readFileSync(file, 'utf8')).not.toContain(out.trim());
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(new KeysFile(file).find(out.trim())).toEqual({ actor: 'ana', person: true, until: '2199-01-31', sha256: fingerprint(out.trim()) });
  expect(existsSync(`${file}.next`)).toBe(false);
});

it('list shows whose they are, by fingerprints, and never a key', async () => {
  const file = freshPath('keys.json');
  const person = (await keys(file, 'add', 'ana', '--person')).out.trim();
  const { key, fingerprint: own } = JSON.parse((await keys(file, 'add', 'bot', '--json')).out) as { key: string; fingerprint: string };
  expect(own).toBe(fingerprint(key));
  const { out } = await keys(file, 'list');
  expect(out).toMatch(new RegExp(`ana +a person +${fingerprint(person).slice(0, 16)}\\nbot +a machine +${own.slice(0, 16)}`));
  expect(JSON.parse((await keys(file, 'list', '--json')).out)).toEqual([
    { actor: 'ana', person: true, until: null, fingerprint: fingerprint(person) },
    { actor: 'bot', person: false, until: null, fingerprint: own },
  ]);
});

it('revoke takes all keys of an actor, or the one with a fingerprint', async () => {
  const file = freshPath('keys.json');
  const [first = '', second = '', other = ''] = [
    await keys(file, 'add', 'ana'),
    await keys(file, 'add', 'ana'),
    await keys(file, 'add', 'bo'),
  ].map(({ out }) => fingerprint(out.trim()));
  expect(await keys(file, 'revoke', second.slice(0, 12))).toMatchObject({
    code: 0,
    out: `${second.slice(0, 16)} of ana is good no more.\n`,
  });
  const left = JSON.parse((await keys(file, 'list', '--json')).out) as { fingerprint: string }[];
  expect(left.map((entry) => entry.fingerprint)).toEqual([first, other]);
  expect(await keys(file, 'revoke', 'ana')).toMatchObject({ code: 0 });
  expect(JSON.parse((await keys(file, 'list', '--json')).out)).toMatchObject([{ actor: 'bo' }]);
});

it.each<[string, string[], RegExp]>([
  ['no actor', ['add', 'Ana Maria'], /An actor has lower-case letters/],
  ['no day', ['add', 'ana', '--until', '2026-02-30'], /--until is a day/],
  ['nobody', ['add'], /Say whose/],
  ['an actor without keys', ['revoke', 'eve'], /No key is of eve/],
  ['no such verb', ['show'], /Allowed choices are add, list, revoke/],
])('%s is said, and nothing is changed', async (_what, args, said) => {
  const file = freshPath('keys.json');
  await keys(file, 'add', 'bo');
  const before = readFileSync(file, 'utf8');
  const { code, err } = await keys(file, ...args);
  expect([code, err]).toEqual([1, expect.stringMatching(said)]);
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(existsSync(`${file}.next`)).toBe(false);
});

it('a file that others may have written, or that another process is changing, is not touched', async () => {
  const file = freshPath('keys.json');
  await keys(file, 'add', 'bo');
  chmodSync(file, 0o666);
  expect(await keys(file, 'add', 'ana')).toMatchObject({ code: 1, err: expect.stringMatching(/others may write it/) as unknown });
  chmodSync(file, 0o600);
  writeFileSync(`${file}.next`, '');
  expect(await keys(file, 'add', 'ana')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/another `sextant keys` is at work/) as unknown,
  });
  expect(readFileSync(file, 'utf8')).not.toContain('"ana"');
});

it('without a file it says so', async () => {
  expect(await sextant(['keys', 'list'])).toMatchObject({ code: 1, err: expect.stringMatching(/--file, or set KEYS_FILE/) as unknown });
});
