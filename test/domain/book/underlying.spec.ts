import { describe, expect, it } from '@jest/globals';
import { Underlying } from '../../../src/domain/book/underlying.js';
import { Journal } from '../../../src/domain/kernel/journal.js';

const row = (first: bigint, last: bigint, block = 'B'): { first: bigint; last: bigint; block: string; revision: bigint } => ({
  ...{ first, last, block, revision: 7n },
});
const ranges = (units: Underlying): string[] =>
  [...units.all()].flatMap(([key, all]) => [...all].map(({ first, last, block }) => `${key} ${first}-${last} ${block}`));

describe('the units of outside registries', () => {
  it('are known by the pair of registry and series, not by the text of both together', () => {
    const units = new Underlying(new Journal());
    units.take({ registry: 'GS A', series: 'B' }, row(1n, 10n));
    expect(units.taken({ registry: 'GS', series: 'A B' }, { first: 1n, last: 10n })).toBeUndefined();
    expect(units.taken({ registry: 'GS A', series: 'B' }, { first: 10n, last: 99n })).toEqual(row(1n, 10n));
    expect(units.taken({ registry: 'GS A', series: 'B' }, { first: 11n, last: 99n })).toBeUndefined();
  });

  it('are found however registry and series were written', () => {
    const units = new Underlying(new Journal());
    units.take({ registry: 'Gold Standard', series: 'gs1-1-TZ-GS11732-16-2022-25700' }, row(1n, 10n));
    expect(units.taken({ registry: 'GS', series: 'GS1-1-TZ-GS11732-16-2022-25700' }, { first: 5n, last: 5n })).toEqual(row(1n, 10n));
  });

  it('stay with the block that had them first, where an old book has them twice', () => {
    const units = new Underlying(new Journal());
    const numbering = { registry: 'ACR', series: 'KE-5-1' };
    units.take(numbering, row(10n, 20n, 'A'));
    units.take(numbering, row(30n, 40n, 'B'));
    units.take({ registry: 'acr', series: 'KE\u20135\u20131' }, row(5n, 45n, 'C'));
    expect(ranges(units)).toEqual(['5-9 C', '10-20 A', '21-29 C', '30-40 B', '41-45 C'].map((range) => `["ACR","KE-5-1"] ${range}`));
    units.take(numbering, row(6n, 44n, 'D'));
    expect(ranges(units)).toHaveLength(5);
  });
});
