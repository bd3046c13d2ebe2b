import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { party } from '../support/samples.js';
import { answered, freshPath, openUN01, serving, sextant } from './sextant.js';

const letters = (i: number): string => String.fromCharCode(65 + (Math.floor(i / 676) % 26), 65 + (Math.floor(i / 26) % 26), 65 + (i % 26));
const line = (i: number): string => JSON.stringify({ command: 'register-party', key: `party-${letters(i)}`, data: party(letters(i)) });

describe('sextant import, a file of commands', () => {
  let url = '';
  const file = freshPath('commands.ndjson');
  beforeAll(async () => {
    ({ url } = await serving('serve', freshPath()));
    await openUN01(url);
  });
  const parties = async (): Promise<number> =>
    (await answered(['export', '--url', url, '--out', '-'])).split('\n').filter((event) => event.includes('"type":"PartyRegistered"'))
      .length;

  it('gives every line in order, over several requests; a refused line is named, the others go in', async () => {
    const lines = Array.from({ length: 2_500 }, (_, i) => line(i));
    lines.splice(1_200, 0, '', '{"command":"register-party"}');
    writeFileSync(file, lines.join('\n'));
    const { code, out, err } = await sextant(['import', file, '--url', url]);
    expect([code, out]).toEqual([1, '2,500 commands accepted, 1 refused.\n']);
    expect(err).toContain('line 1202: malformed-request');
    expect(await parties()).toBe(2_500);
  });

  it('run again it changes nothing: each line has its key', async () => {
    writeFileSync(file, [line(0), line(1)].join('\n'));
    expect(await answered(['import', file, '--url', url])).toBe('2 commands accepted, 0 refused.\n');
    expect(await parties()).toBe(2_500);
  });

  it('--atomic: all or none, and the line of the file that was refused', async () => {
    writeFileSync(file, [line(3_000), '', line(3_001), line(0).replace('party-AAA', 'another-key')].join('\n'));
    const { code, err } = await sextant(['import', file, '--atomic', '--url', url]);
    expect(code).toBe(1);
    expect(err).toContain('already-exists');
    expect(err).toContain('at line 4');
    expect(err).toContain('Nothing of the file was written.');
    expect(await parties()).toBe(2_500);
  });

  it('a file that is not there, a format that does not exist', async () => {
    expect(await sextant(['import', '/nowhere.ndjson', '--url', url])).toEqual({
      code: 1,
      out: '',
      err: '/nowhere.ndjson is not there.\n',
    });
    expect((await sextant(['import', file, '--format', 'xml', '--url', url])).err).toBe(
      'There is no format xml: the formats are ndjson and gs-verra.\n',
    );
  });
});
