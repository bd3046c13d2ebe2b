import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { history } from './verify/history.js';
import { answered, freshPath, sextant } from './sextant.js';

const told = history();
let file: string;
beforeAll(() => {
  file = written(told.lines.map((line) => `${line}\n`).join(''));
});

const written = (text: string | Uint8Array): string => {
  const path = freshPath('events.ndjson');
  writeFileSync(path, text);
  return path;
};
const exported = async (data: string): Promise<string> => {
  const out = freshPath('again.ndjson');
  await answered(['export', '--data', data, '--out', out]);
  return readFileSync(out, 'utf8');
};

describe('an export that is imported', () => {
  it('is the same registry, byte for byte', async () => {
    const data = freshPath();
    expect(await answered(['import', file, '--data', data])).toMatch(/UN01: \d+ events are back, root [0-9a-f]{64}/);
    expect(await exported(data)).toBe(readFileSync(file, 'utf8'));
    expect(await answered(['audit', '--data', data])).toContain('Every law holds.');
    expect(readdirSync(data).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  it('writes over nothing, goes into no node, and is of the registry that was named', async () => {
    const data = freshPath();
    await answered(['import', file, '--data', data]);
    expect(await sextant(['import', file, '--data', data])).toMatchObject({ code: 1, err: expect.stringContaining('has events already') });
    expect((await sextant(['import', file, '--url', 'http://127.0.0.1:1'])).err).toMatch('holds events, not commands');
    expect((await sextant(['import', file, '--data', freshPath(), '--registry', 'UN02'])).err).toMatch('is of UN01, and not of UN02');
  });

  it.each<[string, (lines: string[]) => string | Uint8Array, RegExp]>([
    ['a line twice', (lines) => lines.toSpliced(5, 0, lines[4] ?? '').join('\n'), /line 6: expected revision 5, and it is revision 4/],
    ['a line that is missing', (lines) => lines.toSpliced(5, 1).join('\n'), /line 6: expected revision 5/],
    ['other line ends', (lines) => lines.join('\r\n'), /line 1: .*CR LF/],
    ['an end in its middle', (lines) => lines.join('\n').slice(0, -40), /line \d+: expected/],
    ['no end of its last line', (lines) => lines.join('\n').trimEnd(), /ends in its middle/],
    [
      'a line of 60,001 bytes',
      (lines) => lines.with(3, (lines[3] ?? '').padEnd(60_001)).join('\n'),
      /line 4: expected at most 60000 bytes, and it is 60001 bytes/,
    ],
    ['a line with other bytes', (lines) => lines.with(3, (lines[3] ?? '').replace('dev', 'eve')).join('\n'), /line 4: expected the id of/],
    ['half an act', (lines) => `${lines.slice(0, 3).join('\n')}\n`, /not whole/],
    ['bytes that are no text', (lines) => Buffer.concat([Buffer.from(`${lines[0]}\n`), Buffer.of(0xff, 0x0a)]), /line 2: expected UTF-8/],
  ])('is refused, and nothing is changed: %s', async (_, change, why) => {
    const data = freshPath();
    const { code, err } = await sextant(['import', written(change([...told.lines, ''])), '--data', data]);
    expect([code, err]).toEqual([1, expect.stringMatching(why)]);
    expect(existsSync(join(data, 'UN01'))).toBe(false);
  });
});
