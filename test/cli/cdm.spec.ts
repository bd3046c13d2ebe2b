import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { answered, freshPath, inProcess, serving, sextant } from './sextant.js';

const HEADER = 'completedAt,party,commitmentPeriod,unitType,project,first,last';
const row = (party: string, period: string, type: string, project: string, first: number, last: number): string =>
  `2007-11-09T10:33:23Z,${party},${period},${type},${project},${first},${last}`;
const ROWS = [
  row('HN', '1', 'CER', '9', 1, 2210),
  row('HN', '1', 'CER', '28', 2211, 9514),
  row('IN', '1', 'CER', '58', 1, 48230),
  row('IN', '2', 'tCER', '58', 48231, 48330),
  row('BR', '2', 'lCER', '5011', 1, 70),
];

/** A file of these rows, packed or not. */
const fileOf = (rows: readonly string[], packed = false): string => {
  const path = freshPath(packed ? 'serials.csv.gz' : 'serials.csv');
  const text = [HEADER, ...rows, ''].join('\n');
  writeFileSync(path, packed ? gzipSync(text) : text);
  return path;
};

let url = '';
beforeAll(async () => {
  ({ url } = await serving('serve', freshPath()));
});
const at = (registry: string): string[] => ['--url', url, '--registry', registry];
const imports = (path: string, registry: string): ReturnType<typeof sextant> =>
  sextant(['import', '--format', 'cdm-serials', path, ...at(registry), '--json']);

describe('sextant import --format cdm-serials', () => {
  it('brings in every row as CERs of its Party of origin, packed or not, and again it changes nothing', async () => {
    const { code, out, err } = await imports(fileOf(ROWS, true), 'INT01');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      ...{ registry: 'INT01', imports: 1, blocks: 5, units: '57914' },
      byParty: [
        { party: 'IND', units: '48330' },
        { party: 'HND', units: '9514' },
        { party: 'BRA', units: '70' },
      ],
    });
    expect(await imports(fileOf(ROWS), 'INT01')).toEqual({ code, out, err });
    const held = await answered(['list', 'units', 'INT01-IND-58-2020-1-100', ...at('INT01'), '--json']);
    expect(held).toContain('"underlying":{"registry":"CDM","series":"IN","first":"48231","last":"48330"}');
    expect(await answered(['balance', '--by', 'kind', ...at('INT01')])).toContain('57,914');
  });

  it('a file of other rows under the same codes is refused, and nothing of it is written', async () => {
    const { code, err } = await imports(fileOf(ROWS.slice(0, 4)), 'INT01');
    expect([code, err]).toEqual([1, 'Import CDM-1 is in registry INT01 already, with other rows. Nothing was written.\n']);
  });

  it.each([
    ['one row repeated', [...ROWS, ROWS[2] ?? ''], 'row 6 (line 7) and row 3 (line 4) both claim 1 to 48230 of CDM IN'],
    [
      'one range stretched by one',
      [row('HN', '1', 'CER', '9', 1, 2211), ...ROWS.slice(1)],
      'row 2 (line 3) and row 1 (line 2) both claim 2211 to 2211 of CDM HN',
    ],
  ])('%s: both rows are named, and not even the registry is opened', async (_, rows, said) => {
    const { code, out, err } = await imports(fileOf(rows), 'INT09');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(said);
    expect((await sextant(['balance', ...at('INT09')])).err).toContain('unknown-registry');
  });

  it.each([
    [row('XX', '1', 'CER', '9', 1, 2), 'the Party "XX" is no country'],
    [row('HN', '3', 'CER', '9', 1, 2), 'the commitment period is "3"'],
    [row('HN', '1', 'ERU', '9', 1, 2), 'the type of unit is "ERU"'],
    [row('HN', '1', 'CER', 'P-9', 1, 2), 'the project is "P-9"'],
    [row('HN', '1', 'CER', '9', 2, 1), 'the range 2 to 1 is reversed'],
    [row('HN', '1', 'CER', '9', 0, 1), 'a serial is "0"'],
  ])('a row that is none is named: %s', async (wrong, said) => {
    const { code, err } = await imports(fileOf([...ROWS, wrong]), 'INT09');
    expect([code, err]).toEqual([1, expect.stringContaining(`row 6 (line 7): ${said}`)]);
  });

  it.each([
    ['no rows', `${HEADER}\n`, 'has no rows'],
    ['other columns', 'a,b\n1,2\n', 'has no column party, commitmentPeriod'],
  ])('a file with %s is none', async (_, text, said) => {
    const path = freshPath('serials.csv');
    writeFileSync(path, text);
    expect(await imports(path, 'INT09')).toMatchObject({ code: 1, err: expect.stringContaining(said) });
  });

  it('a file that is not there is said to be so', async () => {
    const path = freshPath('serials.csv');
    expect(await imports(path, 'INT09')).toMatchObject({ code: 1, err: `${path} is not there.\n` });
  });
});

const REAL = join(import.meta.dirname, '../../../shared/data/cdm-issuance-serials-2023-11.csv.gz');
const real = existsSync(REAL);
if (!real) process.stderr.write('skipped: the issuances of the CDM are not at ../shared/data\n');

(real ? describe : describe.skip)('W-46: the whole CDM of ../shared/data', () => {
  it('12,533 blocks, 2,421,589,626 units, 82 Parties; run again it goes on where it stopped', async () => {
    const data = freshPath();
    const { code, out, err } = await inProcess(['import', '--format', 'cdm-serials', REAL, '--data', data, '--json']);
    expect([code, err]).toEqual([0, '']);
    const sums = JSON.parse(out) as { byParty: { party: string; units: string }[] };
    expect(sums).toMatchObject({ imports: 6, blocks: 12_533, units: '2421589626' });
    expect([sums.byParty.length, sums.byParty[0]]).toEqual([82, { party: 'CHN', units: '1194281246' }]);
    expect((await inProcess(['import', '--format', 'cdm-serials', REAL, '--data', data, '--json'])).out).toBe(out);
  }, 300_000);

  it.each([
    ['one row repeated', (rows: string[]) => [...rows, rows[6_000] ?? ''], 'row 12534 (line 12535) and row 6001 (line 6002)'],
    [
      'one range stretched by one',
      (rows: string[]) => stretched(rows, 2),
      /row \d+ \(line \d+\) and row 3 \(line 4\) both claim 48231 to 48231 of CDM IN/,
    ],
  ])('%s: refused, both rows named', async (_, change, said) => {
    const [header = '', ...rows] = gunzipSync(readFileSync(REAL)).toString('utf8').trimEnd().split(/\r?\n/);
    const path = freshPath('changed.csv');
    writeFileSync(path, [header, ...change(rows), ''].join('\n'));
    const { code, err } = await imports(path, 'INT09');
    expect(code).toBe(1);
    expect(err).toMatch(said);
  });
});

/** The rows with one range that ends one unit later: not the last of its Party. */
const stretched = (rows: readonly string[], place: number): string[] =>
  rows.map((line, i) => {
    const cells = line.split(',');
    return i === place ? [...cells.slice(0, -1), String(Number(cells.at(-1)) + 1)].join(',') : line;
  });
