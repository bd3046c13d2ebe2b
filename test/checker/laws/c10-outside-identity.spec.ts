import { describe, expect, it } from '@jest/globals';
import { spaceOf } from '../../../src/checker/reckoning/outside-units.js';
import { bring, ghana, itmos } from '../../domain/movement/imports.js';
import { actsOf, checked } from '../checked.js';
import { expectFound, Forgery } from '../forge.js';
import { genuine } from '../genuine.js';

interface Outside {
  readonly registry: string;
  readonly series: string;
  readonly first: string;
  readonly last: string;
  readonly host?: string;
  readonly vintage?: string;
  readonly quantity?: string;
}

const COLUMNS = [
  ...['account', 'host', 'activity', 'vintage', 'first', 'quantity', 'authorization', 'underlyingRegistry', 'underlyingSeries'],
  ...['underlyingFirst', 'underlyingLast', 'mitigationType', 'firstTransferredOn', 'nonGhgQuantity', 'serial', 'itmoRegistry', 'itmoFirst'],
];

/** The story with one more import, of CERs of programme 5000, whose rows are these. */
const withImport = async (...rows: Outside[]): Promise<Forgery> => importing(await genuine(), ...rows);

const importing = (story: Forgery, ...rows: Outside[]): Forgery => {
  let next = 1;
  const cells = rows.map(({ registry, series, first, last, host = 'GHA', vintage = '2019', quantity }) => {
    const units = quantity ?? String(Number(last) - Number(first) + 1);
    const begin = String(next);
    next += Number(units);
    const own = ['GHA-H1', host, '5000', vintage, begin, units, null];
    return [...own, registry, series, first, last, 'Emission reductions', null, null, null, null, null];
  });
  const data = { import: 'IMPORT-2', kind: 'CER', rows: { columns: COLUMNS, rows: cells }, firstTransferred: [] };
  return story.append([{ type: 'OpeningBalanceImported', schema: '2', authority: 'administrator', data }]);
};

const cdm = (first: number, last: number): Outside => ({ registry: 'CDM', series: 'GH', first: String(first), last: String(last) });
const found = async (...rows: Outside[]): Promise<string[]> =>
  (await withImport(...rows)).findings().flatMap(({ law, inherited }) => (law === 'outside-identity' && !inherited ? [law] : []));

/** The story whose import is of version 1, which wrote a registry and a series as it was given them. */
const spelled = async (registry: string, series: string): Promise<Forgery> => {
  const story = await genuine();
  const event = story.event('OpeningBalanceImported');
  const { rows: table, ...rest } = event.data as { rows: { columns: string[]; rows: string[][] } };
  const columns = table.columns.slice(0, 14);
  const rows = table.rows.map((row) => row.slice(0, 14).map((cell, i) => (i === 7 ? registry : i === 8 ? series : cell)));
  const old = { ...event, schema: '1', data: { ...rest, rows: { columns, rows } } };
  return story.withActs(story.acts.map((act) => act.map((one) => (one === event ? old : one))));
};

describe('C10 outside identity', () => {
  it('finds nothing in an import of units that no other has', async () => {
    expect(await found(cdm(1001, 1010), cdm(1011, 1020))).toEqual([]);
  });

  it('finds outside units that came before, and those of another row', async () => {
    expectFound(await withImport(cdm(1001, 1010), cdm(1010, 1020)), 'outside-identity', 'R-14');
    const same = (await genuine())
      .again('OpeningBalanceImported')
      .change('OpeningBalanceImported', (data: object) => ({ ...data, import: 'I-9' }), 1);
    expectFound(same, 'outside-identity', 'R-14');
  });

  it.each([
    ['cdm', 'gh'],
    ['Clean Development Mechanism', 'GH'],
    ['\u0421DM', '\uFF27\uFF28'],
    ['CDM ', ' GH'],
  ])('finds units that an import of version 1 brought in as %j %j', async (registry, series) => {
    const old = await spelled(registry, series);

    expect(old.findings().filter(({ inherited }) => !inherited)).toEqual([]);
    expectFound(importing(old, cdm(31, 40)), 'outside-identity', 'R-14');
  });

  it('finds ITMO ids that were given here at a first transfer, and none in those that are free (R-104)', async () => {
    const scenario = await ghana();
    await bring(scenario, [itmos('10', '0'), itmos('5', '20', { itmo: { registry: 'GHA01', first: '4' } })]);
    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '10' } });
    const story = Forgery.of(actsOf(scenario.file));
    const coming = (first: string): string[] => {
      const cells = ['GHA-H1', 'GHA', '10471', '2021', '16', '1', 'A-NDC', 'GS', 'GS1-1-GH-GS10471-16-2019-1', '50', '50'];
      const rows = [[...cells, 'Emission reductions', null, null, null, 'GHA01', first]];
      const data = { import: 'IMPORT-2', kind: 'ITMO', rows: { columns: COLUMNS, rows }, firstTransferred: [] };
      const { acts } = story.append([{ type: 'OpeningBalanceImported', schema: '2', authority: 'administrator', data }]);
      return checked('GHA01', acts).findings.map(({ law, rule }) => `${law} ${rule}`);
    };
    for (const first of ['3', '19']) expect([first, coming(first)]).toEqual([first, []]);
    for (const first of ['4', '9', '18']) expect([first, coming(first)]).toEqual([first, ['outside-identity R-104']]);
  });

  it('finds a range that is longer than its row', async () => {
    expectFound(await withImport({ ...cdm(1001, 1010), quantity: '9' }), 'outside-identity', 'R-91');
  });

  it('finds a registry under another name, and a series in another form', async () => {
    expectFound(await withImport({ ...cdm(1001, 1010), registry: 'Gold Standard' }), 'outside-identity');
    expectFound(await withImport({ ...cdm(1001, 1010), series: 'GH-5-1135' }), 'outside-identity');
    expectFound(await withImport({ ...cdm(1001, 1010), registry: 'VCS', series: 'VER-1' }), 'outside-identity');
  });

  it('finds a host that is not the country of the series', async () => {
    expectFound(await withImport({ ...cdm(1001, 1010), series: 'KE' }), 'outside-identity', 'R-16');
  });

  it.each([
    ['gs', 'Gold Standard'],
    ['GS', ' gold  standard '],
    ['VCS', 'Verra'],
    ['VCS', 'VСS'],
    ['GS', 'G\u200BS'],
    ['T-VER', 'T\u2013Ver'],
    ['T-VER', 'TVER'],
    ['VCS', '\u03BDcs'],
    ['CDM', 'the C.D.M. Registry'],
    ['ACR', 'American  Carbon Registry'],
    ['ART', 'Architecture for REDD+ Transactions'],
    ['CAR', '\u13DFAR'],
    ['JCM', '\uFF2A\uFF23\uFF2D'],
  ])('takes %s and %s for one registry', (one, other) => {
    expect(spaceOf(one, 'AB-1')).toBe(spaceOf(other, 'AB-1'));
  });

  it.each([
    ['GS', 'GS1-1-TZ-GS11732-16-2022-25700', 'gs1-1-tz-gs11732-16-2022-025700'],
    ['GS', 'GS1-1-TZ-GS11732-16-2022-25700', 'GS1–1–TZ–GS11732–16–2022–25700'],
    ['VCS', 'VER', '9527-VCS-VCU-262-VER-UG-3-2676-01012022-31122022-0'],
    ['CAR', 'CAR 1 A', 'CAR  1\u00A0A'],
    ['CAR', 'CAR-1', 'CAR - \u0661'],
    ['CAR', 'CAR-10', '\u0421\u0430r\u2010\u0030\u0031\u0030'],
    ['VCS', 'APX', 'Verra apx 7'],
    ['ACR', 'ACR-1', '\u00C1CR-001'],
    ['CAR', 'CAR BSS', 'car \u0432\u00DF'],
  ])('takes for one numbering space of %s: %s and %s', (registry, one, other) => {
    expect(spaceOf(registry, one)).toBe(spaceOf(registry, other));
  });

  it('keeps apart what only looks alike when it is run together', () => {
    expect(spaceOf('GS A', 'B')).not.toBe(spaceOf('GS', 'A B'));
    expect(spaceOf('CDM', 'GH')).not.toBe(spaceOf('CDM', 'KE'));
    expect(spaceOf('GS', 'A-10')).not.toBe(spaceOf('GS', 'A-100'));
    expect(spaceOf('CAR', 'O1')).not.toBe(spaceOf('CAR', '01'));
    expect(spaceOf('CAR', '\u65E5')).not.toBe(spaceOf('CAR', '\u672C'));
    expect(spaceOf('VCS', 'VER')).not.toBe(spaceOf('VCS', 'MER'));
    expect(spaceOf('ACR', 'A 1')).not.toBe(spaceOf('CAR', 'A 1'));
  });
});
