import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { component } from '../support/samples.js';
import { world } from '../support/server/stage.js';
import { answered, freshPath, openUN01, serving, sextant, type Ended } from './sextant.js';

const HEADER = 'asset,component,from,until';
const meters = (first: number, last: number, of: string, from = '2025-01-01', until = ''): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => [`M-${first + i}`, of, from, until].join());

interface Claims {
  readonly items: readonly { readonly component: string; readonly from: string; readonly until: string | null }[];
}

describe('sextant import --format assets', () => {
  let url = '';
  let file = '';
  beforeAll(async () => {
    ({ url } = await serving('serve', freshPath()));
    await openUN01(url);
    const { start } = world.calendar.period;
    const dated = { start, includedOn: start, crediting: { type: 'renewable', ...world.calendar.period } };
    const steps = [world.party('GHA'), ...world.activity(), ['include-component', component('CP-2', '10471', 'GHA', dated)]] as const;
    const lines = steps.map(([command, data], i) => JSON.stringify({ command, key: `step-${i}-of-assets`, data }));
    writeFileSync((file = freshPath('steps.ndjson')), lines.join('\n'));
    await answered(['import', file, '--url', url]);
  });
  beforeEach(() => {
    file = freshPath('assets.csv');
  });

  const given = (rows: readonly string[], ...more: string[]): Promise<Ended> => {
    writeFileSync(file, [HEADER, ...rows, ''].join('\n'));
    return sextant(['import', file, '--format', 'assets', ...more, '--url', url]);
  };
  const revision = async (): Promise<string> =>
    (JSON.parse(await answered(['list', 'registries', '--json', '--url', url])) as { items: [{ revision: string }] }).items[0].revision;
  const claims = async (asset: string): Promise<string[]> => {
    const answer = await fetch(`${url}/v1/registries/UN01/assets/${asset}`);
    const { items = [] } = (await answer.json()) as Partial<Claims>;
    return items.map(({ component: of, from, until }) => `${of} ${from} ${until ?? '-'}`);
  };

  it('claims a file in commands of a component and the same days, however its rows are mixed; the same file again claims nothing', async () => {
    const [one, two] = [meters(1, 1_500, 'CP-1'), meters(2_001, 2_003, 'CP-2', '2025-01-01', '2025-12-31')];
    const rows = [...one.slice(0, 700), ...two, ...one.slice(700)];

    expect(await given(rows)).toEqual({
      ...{ code: 0, err: '' },
      out: 'Of 1,503 rows 1,503 assets are claimed by 3 commands in registry UN01, 0 were already, 0 left out.\n',
    });
    expect([await claims('M-1'), await claims('M-1500'), await claims('M-2002')]).toEqual([
      ['CP-1 2025-01-01 -'],
      ['CP-1 2025-01-01 -'],
      ['CP-2 2025-01-01 2025-12-31'],
    ]);
    const before = await revision();
    expect((await given(rows)).out).toBe(
      'Of 1,503 rows 0 assets are claimed by 0 commands in registry UN01, 1,503 were already, 0 left out.\n',
    );
    expect(await revision()).toBe(before);
  });

  it('goes on where a run was cut off, wherever that was: nothing is claimed twice', async () => {
    const rows = meters(10_001, 12_500, 'CP-1');
    await given(rows.slice(0, 1_007));

    expect((await given(rows)).out).toBe(
      'Of 2,500 rows 1,493 assets are claimed by 2 commands in registry UN01, 1,007 were already, 0 left out.\n',
    );
    for (const asset of ['M-10001', 'M-11007', 'M-11008', 'M-12500']) expect(await claims(asset)).toEqual(['CP-1 2025-01-01 -']);
  });

  it('names every bad row with its line, column and rule, and writes nothing', async () => {
    const before = await revision();
    const wrong = [
      'm-1,CP-2,2025-01-01,',
      'M-20001,CP-2,2025-02-30,',
      'M-20002,CP-2,2025-01-02,2025-01-01',
      'M-20003,CP-2',
      'M-20004,CP-9,2025-01-01,',
      'M-7,CP-2,2025-06-01,',
      'M-20005,CP-2,2025-01-01,',
      'M-20005,CP-1,2026-01-01,',
    ];

    const { code, out, err } = await given([...meters(20_010, 20_020, 'CP-2'), ...wrong]);

    expect([code, out, await revision()]).toEqual([1, '', before]);
    const line = (n: number): string =>
      err.split('\n').find((text) => text.startsWith(`line ${n},`) || text.startsWith(`line ${n}:`)) ?? '';
    expect(line(13)).toMatch(/^line 13, column asset: identifier-format: /);
    expect(line(14)).toMatch(/^line 14, column from: no-such-date: /);
    expect(line(15)).toMatch(/^line 15, column until: period-reversed: /);
    expect(line(16)).toBe('line 16: row-form: 2 cells under a header of 4');
    expect(line(17)).toBe('line 17, column component: unknown-component: No such component in the programme. (rule R-17)');
    expect(line(18)).toMatch(/^line 18, column asset: double-asset-claim: .* \(component CP-1, revision \d+\) \(rule R-18\)$/);
    expect(line(20)).toBe(
      'line 20, column asset: double-asset-claim: Another row claims the asset for one of these days. (component CP-2, line 19) (rule R-18)',
    );
    expect(err).toContain('7 of 19 rows are wrong. Nothing was written.');
  });

  it('--valid-only leaves the bad rows out; --dry-run writes nothing, and --json says each fault as JSON', async () => {
    const rows = [...meters(30_001, 30_003, 'CP-2'), 'M-30002,CP-1,2025-01-01,', 'bad,CP-1,2025-01-01,'];
    const before = await revision();

    const dry = await given(rows, '--valid-only', '--dry-run', '--json');
    const said = dry.out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(said.map(({ line, code, claimed }) => [line, code, claimed])).toEqual([
      [6, 'identifier-format', undefined],
      [5, 'double-asset-claim', undefined],
      [undefined, undefined, 3],
    ]);
    expect([dry.code, await revision()]).toEqual([0, before]);

    expect(await given(rows, '--valid-only')).toMatchObject({
      code: 0,
      out: 'Of 5 rows 3 assets are claimed by 1 command in registry UN01, 0 were already, 2 left out.\n',
    });
    expect(await claims('M-30002')).toEqual(['CP-2 2025-01-01 -']);
  });

  it('reads what spreadsheets write: semicolons, quotes, a byte order mark, no until', async () => {
    writeFileSync(file, '\uFEFFcomponent;asset;from\r\nCP-1;"M-40001";2025-01-01\r\n\r\nCP-1;M-40002;2025-01-01\r\n');
    const { code } = await sextant(['import', file, '--format', 'assets', '--url', url]);
    expect([code, await claims('M-40001'), await claims('M-40002')]).toEqual([0, ['CP-1 2025-01-01 -'], ['CP-1 2025-01-01 -']]);
  });

  it('refuses a file of other columns, or of none, and options of other formats', async () => {
    const said = async (text: string): Promise<string> => {
      writeFileSync(file, text);
      return (await sextant(['import', file, '--format', 'assets', '--url', url])).err;
    };
    expect(await said('asset,component,since\nM-1,CP-1,2025-01-01\n')).toContain(
      'no column is called "since"\n  the column "from" is missing',
    );
    expect(await said('asset,asset,component,from\n')).toContain('a column stands there twice');
    expect(await said('')).toContain('is empty. Its header is asset,component,from,until.');
    expect(await said(`${HEADER}\n`)).toContain('has no row under its header. Nothing was written.');
    expect((await sextant(['import', file, '--format', 'ndjson', '--dry-run', '--url', url])).err).toContain('are for --format assets');
    expect((await sextant(['import', '--url', url])).err).toContain('Say which file');
  });

  it('--template writes a file that can be filled in, once', async () => {
    expect(await answered(['import', '--template', file])).toContain('is written: fill it in');
    expect(readFileSync(file, 'utf8')).toBe(
      'asset,component,from,until\nSTOVE-000001,CP-1,2024-01-01,\nSTOVE-000002,CP-1,2024-01-01,\nSTOVE-000003,CP-1,2024-01-01,\n',
    );
    expect((await sextant(['import', '--template', file])).err).toContain('is there already.');
    const other = freshPath('other.csv');
    expect((await sextant(['import', '--template', other])).err).toContain(
      'There is no template other.csv. Its name says which is meant: assets.csv.',
    );
    expect(existsSync(other)).toBe(false);
    expect((await sextant(['import', file, '--format', 'assets', '--url', url])).code).toBe(0);
  });
});
