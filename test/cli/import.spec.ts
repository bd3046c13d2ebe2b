import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { answered, freshPath, openUN01, serving, sextant } from './sextant.js';
import { holdingAccount, party } from '../support/samples.js';

const line = (i: number): string =>
  JSON.stringify({ command: 'open-account', key: `opening-${i}`, data: holdingAccount(`GHA-${i}`, 'GHA') });

describe('sextant import, a file of commands', () => {
  let url = '';
  const file = freshPath('commands.ndjson');
  beforeAll(async () => {
    ({ url } = await serving('serve', freshPath()));
    await openUN01(url);
    await answered(['command', 'register-party', '--url', url, '--data-file', '-'], { input: JSON.stringify(party('GHA')) });
  });
  const accounts = async (): Promise<number> =>
    (await answered(['export', '--url', url, '--out', '-'])).split('\n').filter((event) => event.includes('"account":"GHA-')).length;

  it.each([
    ['no bytes', ''],
    ['empty lines alone', '\n\r\n \n'],
    ['a byte order mark alone', '\uFEFF'],
  ])('a file that holds nothing is an error, and no success: %s', async (_, text) => {
    writeFileSync(file, text);
    for (const more of [[], ['--atomic'], ['--json']])
      expect(await sextant(['import', file, '--url', url, ...more])).toEqual({
        code: 1,
        out: '',
        err: `${file} holds no command: there is nothing in it to import. Nothing was written.\n`,
      });
  });

  it('a line that no book could take is named, every one of them, before anything is written', async () => {
    const lines = Array.from({ length: 2_500 }, (_, i) => line(i));
    lines.splice(1_200, 0, '', '{"command":"open-account"}');
    lines.push(
      '{"command":',
      line(2_600).replace('"type":"holding"', '"type":"piggy-bank"'),
      line(7).replace('"party":"GHA"', '"party":"CHE"'),
      line(8),
    );
    writeFileSync(file, lines.join('\n'));
    const { code, out, err } = await sextant(['import', file, '--url', url]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^line 1202: malformed-request[^]*\nline 2503: malformed-json[^]*\nline 2504: invalid-input: .*\n {2}\/type: [^]*\nline 2505: idempotency-conflict[^]*at line 2505, which collides with line 8\n/,
    );
    expect(err).toMatch(/\n4 of 2,505 lines are no command\. Nothing was written\.\n$/);
    expect(await accounts()).toBe(0);
  });

  it('gives every line in order, over several requests; one that the book refuses is named, the others go in', async () => {
    const lines = Array.from({ length: 2_500 }, (_, i) => line(i));
    lines.splice(1_200, 0, '', line(3).replace('opening-3', 'another-key'));
    writeFileSync(file, `\uFEFF${lines.join('\r\n')}`);
    const { code, out, err } = await sextant(['import', file, '--url', url]);
    expect([code, out]).toEqual([1, '2,500 commands accepted, 1 refused.\n']);
    expect(err).toMatch(/^line 1202: already-exists/);
    expect(await accounts()).toBe(2_500);
  });

  it('run again it changes nothing: each line has its key', async () => {
    writeFileSync(file, [line(0), line(1)].join('\n'));
    expect(await answered(['import', file, '--url', url])).toBe('2 commands accepted, 0 refused.\n');
    expect(await accounts()).toBe(2_500);
  });

  it('--atomic: all or none, and the line of the file that was refused', async () => {
    writeFileSync(file, [line(3_000), '', line(3_001), line(0).replace('opening-0', 'another-key')].join('\n'));
    const { code, err } = await sextant(['import', file, '--atomic', '--url', url]);
    expect(code).toBe(1);
    expect(err).toContain('already-exists');
    expect(err).toContain('at line 4');
    expect(err).toContain('Nothing of the file was written.');
    expect(await accounts()).toBe(2_500);
  });

  it('--atomic: more than one append holds is said before anything is given', async () => {
    writeFileSync(file, Array.from({ length: 1_025 }, (_, i) => line(4_000 + i)).join('\n'));
    expect((await sextant(['import', file, '--atomic', '--url', url])).err).toBe(
      '1,025 commands: at most 1,024 go in together. Nothing was written.\n',
    );
  });

  it('a file that is not there, not UTF-8, with a line without end; a format that does not exist', async () => {
    const said = async (...args: string[]): Promise<string> => (await sextant(['import', ...args, '--url', url])).err;
    expect(await sextant(['import', '/nowhere.ndjson', '--url', url])).toEqual({
      code: 1,
      out: '',
      err: '/nowhere.ndjson is not there.\n',
    });
    expect(await said('/dev/null')).toBe('/dev/null can be read only once, or not at all: save it as a file.\n');
    expect(await said(file, '--format', 'xml')).toContain('Allowed choices are ndjson, csv, events, gs-verra, cdm-serials, assets.');
    writeFileSync(file, Buffer.concat([Buffer.from(`${line(5_000)}\n${line(5_001)}`), Buffer.from([0xe9]), Buffer.from('\n')]));
    expect(await said(file)).toBe(`${file}, line 2: not UTF-8. Save the file as UTF-8. Nothing was written.\n`);
    writeFileSync(file, `${line(5_000)}\n${'x'.repeat(1024 * 1024 + 1)}`);
    expect(await said(file)).toBe(`${file}, line 2: longer than 1 MiB, and no command is. Nothing was written.\n`);
    expect(await accounts()).toBe(2_500);
  });
});
