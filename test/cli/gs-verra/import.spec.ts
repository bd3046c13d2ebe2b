import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { answered, answeredInProcess, freshPath, inProcess, serving, sextant } from '../sextant.js';

interface Sums {
  readonly blocks: number;
  readonly units: string;
  readonly firstTransferred: string;
  readonly byCountry: readonly { country: string; party: string; units: string; firstTransferred: string }[];
  readonly byVintage: readonly { vintage: string; units: string }[];
}

const HERE = import.meta.dirname;
const SAMPLE = join(HERE, '../../data/gs-verra-made-up.csv');
const REAL = join(HERE, '../../../../shared/data/gs-verra-authorised-2026-08-14');

let url = '';
beforeAll(async () => {
  ({ url } = await serving('serve', freshPath()));
});

const at = (registry: string): string[] => ['--url', url, '--registry', registry];
const imports = (file: string, registry: string): ReturnType<typeof sextant> =>
  sextant(['import', '--format', 'gs-verra', file, ...at(registry), '--json']);
const sums = async (file: string, registry: string): Promise<Sums> => {
  const { code, out, err } = await imports(file, registry);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Sums;
};

/** The file with its last row repeated. */
const repeated = (file: string): string => {
  const text = readFileSync(file, 'utf8');
  const path = freshPath('repeated.csv');
  writeFileSync(path, text + (text.trimEnd().split('\n').at(-1) ?? '') + '\n');
  return path;
};

describe('import of authorised blocks: the made-up sample', () => {
  it('brings in every block in one act with what they need; sums by country and vintage; again it changes nothing', async () => {
    const first = await sums(SAMPLE, 'INT01');
    expect(first).toMatchObject({ blocks: 10, units: '10350', firstTransferred: '9350' });
    expect(first.byCountry.map(({ party, units }) => `${party} ${units}`)).toEqual([
      'RWA 4250',
      'TZA 3500',
      'MWI 1000',
      'GMB 1000',
      'NGA 600',
    ]);
    expect(first.byVintage.map(({ vintage, units }) => `${vintage} ${units}`)).toEqual(['2022 2500', '2023 6250', '2024 1600']);
    expect(await sums(SAMPLE, 'INT01')).toEqual(first);

    const text = await answered(['balance', '--by', 'kind,status', ...at('INT01')]);
    expect(text).toContain('0 issued + 10,350 imported = 10,350 held');
    expect(await answered(['audit', ...at('INT01')])).toContain('Every law holds.');
    const events = (await answered(['export', ...at('INT01'), '--out', '-'])).trimEnd().split('\n');
    expect(events.filter((event) => event.includes('"type":"OpeningBalanceImported"'))).toHaveLength(1);
  });

  it('the same units from another file are refused with the row and the block; nothing is written', async () => {
    const { code, out } = await imports(SAMPLE.replace('.csv', '.json'), 'INT01');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ code: 'serial-overlap', rule: 'R-14', blocks: ['INT01-TZA-GS90001-2022-1-1000'] });
    expect(out).toContain('row 0 of the file. Nothing was written.');
    expect(await answered(['balance', ...at('INT01')])).toContain('10,350 imported');
  });

  it('into a stopped directory, which is made', async () => {
    const data = freshPath();
    const out = await answeredInProcess(['import', '--format', 'gs-verra', SAMPLE, '--data', data]);
    expect(out).toContain('10 blocks are in registry INT01, one act, up to revision 29.');
    expect(out).toMatch(/\nsum {14}10,350 {14}9,350\n[^]*\nsum {6}10,350\n/);
    expect(out).toContain('row 6 (line 8): a space at the end of the serial was left out');
  });

  it('one row repeated: refused naming both rows; not even the registry is opened, nor a directory made', async () => {
    const { code, out, err } = await imports(repeated(SAMPLE), 'INT09');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('Nothing was written.');
    expect(err).toContain('row 10 (line 12) and row 9 (line 11) both claim the units 5000011001 to 5000011100 of VCS VER');
    expect((await sextant(['balance', ...at('INT09')])).err).toContain('unknown-registry');
    const data = freshPath();
    expect(await inProcess(['import', '--format', 'gs-verra', repeated(SAMPLE), '--data', data])).toMatchObject({ code: 1 });
    expect(existsSync(data)).toBe(false);
  });
});

const real = existsSync(`${REAL}.csv`);
if (!real) process.stderr.write('skipped: the 601 real blocks are not at ../shared/data\n');

(real ? describe : describe.skip)('W-31: the 601 real blocks of ../shared/data', () => {
  it.each([
    ['csv', 'INT11'],
    ['json', 'INT12'],
  ])('%s: the totals of every country and vintage, and 23,240,850', async (form, registry) => {
    const { blocks, units, firstTransferred, byCountry, byVintage } = await sums(`${REAL}.${form}`, registry);
    expect([blocks, units, firstTransferred]).toEqual([601, '23240850', '23042120']);
    expect(Object.fromEntries(byCountry.map((sum) => [sum.country, sum.units]))).toEqual({
      ...{ Rwanda: '7317501', Cambodia: '3369411', Madagascar: '2822091', Nigeria: '2502699', Malawi: '1778475', Uzbekistan: '1568083' },
      ...{ Lao: '1276305', Zimbabwe: '1071855', Togo: '506009', Benin: '500903', Tanzania: '323371', Gambia: '196652' },
      ...{ Morocco: '5417', 'Sierra Leone': '2078' },
    });
    expect(Object.fromEntries(byVintage.map((sum) => [sum.vintage, sum.units]))).toEqual({
      ...{ '2021': '1584413', '2022': '4619796', '2023': '8242874', '2024': '8120374', '2025': '673393' },
    });
    expect(
      byCountry.filter((sum) => sum.firstTransferred !== sum.units).map(({ country, firstTransferred: none }) => [country, none]),
    ).toEqual([
      ['Gambia', '0'],
      ['Sierra Leone', '0'],
    ]);
  });

  it('Tanzania: 23 blocks of GS11732 and 3 of VCS2676, by vintage and by year of first transfer', async () => {
    const balance = async (by: string): Promise<Record<string, string>[]> =>
      (JSON.parse(await answered(['balance', '--by', by, ...at('INT11'), '--json'])) as { rows: Record<string, string>[] }).rows;
    const tanzania = (await balance('host,activity,vintage')).filter(({ host }) => host === 'TZA');
    expect(tanzania.map(({ activity, vintage, quantity }) => `${activity} ${vintage} ${quantity}`).sort()).toEqual([
      ...['GS11732 2022 22752', 'GS11732 2023 132367', 'GS11732 2024 25748', 'VCS2676 2022 44745', 'VCS2676 2023 97759'],
    ]);
    const events = (await answered(['export', ...at('INT11'), '--out', '-'])).trimEnd().split('\n');
    const years: Record<string, number> = {};
    for (const event of events.map((text) => JSON.parse(text) as { type: string; data: Record<string, string> })) {
      if (event.type !== 'CorrespondingAdjustmentApplied' || event.data['party'] !== 'TZA') continue;
      const year = event.data['actionYear'] ?? '';
      years[year] = (years[year] ?? 0) + Number(event.data['quantity']);
    }
    expect(years).toEqual({ '2025': 180_867, '2026': 142_504 });
  });

  it('one row repeated: both rows are named, nothing changes', async () => {
    const before = await answered(['audit', ...at('INT11')]);
    const { code, err } = await imports(repeated(`${REAL}.csv`), 'INT11');
    expect(code).toBe(1);
    expect(err).toContain(
      'row 601 (line 603) and row 600 (line 602) both claim the units 301 to 15021 of GS GS1-1-NG-GS12295-16-2025-30331',
    );
    expect(await answered(['audit', ...at('INT11')])).toBe(before);
  });
});
