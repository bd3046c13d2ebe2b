import { describe, expect, it } from '@jest/globals';
import { spaceOf } from '../../../src/checker/reckoning/outside-units.js';
import { expectFound, type Forgery } from '../forge.js';
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
const withImport = async (...rows: Outside[]): Promise<Forgery> => {
  let next = 1;
  const cells = rows.map(({ registry, series, first, last, host = 'GHA', vintage = '2019', quantity }) => {
    const units = quantity ?? String(Number(last) - Number(first) + 1);
    const begin = String(next);
    next += Number(units);
    const own = ['GHA-H1', host, '5000', vintage, begin, units, null];
    return [...own, registry, series, first, last, 'Emission reductions', null, null, null, null, null];
  });
  const data = { import: 'IMPORT-2', kind: 'CER', rows: { columns: COLUMNS, rows: cells }, firstTransferred: [] };
  return (await genuine()).append([{ type: 'OpeningBalanceImported', schema: '2', authority: 'administrator', data }]);
};

const cdm = (first: number, last: number): Outside => ({ registry: 'CDM', series: 'GH', first: String(first), last: String(last) });
const found = async (...rows: Outside[]): Promise<string[]> =>
  (await withImport(...rows)).findings().flatMap(({ law, inherited }) => (law === 'outside-identity' && !inherited ? [law] : []));

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
  ])('takes %s and %s for one registry', (one, other) => {
    expect(spaceOf(one, 'AB-1')).toBe(spaceOf(other, 'AB-1'));
  });

  it.each([
    ['GS', 'GS1-1-TZ-GS11732-16-2022-25700', 'gs1-1-tz-gs11732-16-2022-025700'],
    ['GS', 'GS1-1-TZ-GS11732-16-2022-25700', 'GS1–1–TZ–GS11732–16–2022–25700'],
    ['VCS', 'VER', '9527-VCS-VCU-262-VER-UG-3-2676-01012022-31122022-0'],
    ['CAR', 'CAR 1 A', 'CAR  1\u00A0A'],
  ])('takes for one numbering space of %s: %s and %s', (registry, one, other) => {
    expect(spaceOf(registry, one)).toBe(spaceOf(registry, other));
  });

  it('keeps apart what only looks alike when it is run together', () => {
    expect(spaceOf('GS A', 'B')).not.toBe(spaceOf('GS', 'A B'));
    expect(spaceOf('CDM', 'GH')).not.toBe(spaceOf('CDM', 'KE'));
    expect(spaceOf('GS', 'A-10')).not.toBe(spaceOf('GS', 'A-100'));
  });
});
