import { describe, expect, it } from '@jest/globals';
import { countryIn, isSeriesOf, normalNumbering, OUTSIDE_REGISTRIES, registryName } from '../../../src/domain/kernel/outside-series.js';
import { Dice } from './dice.js';

describe('a series of an outside registry', () => {
  it.each([
    ['VCS', 'VER'],
    ['VCS', 'MER'],
    ['VCS', 'APX'],
    ['CDM', 'CN'],
    ['GS', 'GS1-1-TZ-GS11732-16-2022-25700'],
    ['ACR', 'ACR-FR-1129-2025-2917'],
    ['CAR', 'CAR-1-US-1335-31-983-KS-2025-9205'],
    ['ART', 'FCPF-CI-130-2023-20'],
    ['CERCARBONO', 'CDC_1_1_1_321_14_1'],
    ['JCM', 'MN 0 7'],
    ['ISOMETRIC', 'A'.repeat(100)],
  ])('%s numbers units in %s', (registry, series) => {
    expect(isSeriesOf(registry, series)).toBe(true);
  });

  it.each([
    ['VCS', '19000-VCS-VCU-1289-VER-ML-3-99002-01012023-31122023-0'],
    ['VCS', 'ver'],
    ['CDM', 'GH-5-1135'],
    ['CDM', 'CHN'],
    ['GS', 'GS1-1-TZ-GS11732-16-2022'],
    ['GS', 'GS1-1-TZ-GS011732-16-2022-25700'],
    ['GS', 'GS1-1-TZ-GS11732-16-2022-025700'],
    ['GS', 'GS1-1-TZ-GS11732-16-3022-25700'],
    ['ACR', 'KE-05-1'],
    ['ACR', 'KE-5-01'],
    ['ACR', 'KE 5  1'],
    ['ACR', ' KE-5-1'],
    ['ACR', 'KE-5-1 '],
    ['ACR', 'ke-5-1'],
    ['ACR', 'KE\u20135\u20131'],
    ['ACR', '\u041aE-5-1'],
    ['ACR', ''],
    ['ACR', 'A'.repeat(101)],
  ])('%s numbers none in %j', (registry, series) => {
    expect(isSeriesOf(registry, series)).toBe(false);
  });
});

describe('the country in a series or a printed serial', () => {
  const VERRA = '19000-700000001-700001000-VCS-VCU-1289-VER-ML-3-99002-01012023-31122023-0';
  it.each([
    ['CDM', 'CN', '', 'CHN'],
    ['GS', 'GS1-1-TZ-GS11732-16-2022-25700', '', 'TZA'],
    ['VCS', 'VER', VERRA, 'MLI'],
    ['CDM', 'XX', '', null],
    ['VCS', 'VER', '', undefined],
    ['VCS', 'VER', 'lot 7', undefined],
    ['ACR', 'KE-5-1', '', undefined],
  ])('%s %s %s: %s', (registry, series, printed, country) => {
    expect(countryIn(registry, series, printed)).toBe(country);
  });
});

describe('the normal form of a numbering', () => {
  it('is a series itself where it is in the form of today', () => {
    const dice = new Dice(14);
    const parts = ['A', 'KE', '5', '10', '2023', 'CI130', 'X-RAY'];
    for (let i = 0; i < 2_000; i += 1) {
      const series = Array.from({ length: 1 + dice.below(5) }, () => parts[dice.below(parts.length)]).join(
        ['-', ' ', '/', '.', '_'][dice.below(5)],
      );
      expect(isSeriesOf('ACR', series)).toBe(true);
      expect(normalNumbering({ registry: 'ACR', series })).toEqual({ registry: 'ACR', series });
    }
    for (const registry of OUTSIDE_REGISTRIES) expect(registryName(registry)).toBe(registry);
  });

  it.each([
    ['gs', 'GS'],
    ['Gold Standard', 'GS'],
    ['GoldStandard', 'GS'],
    ['Gold-Standard', 'GS'],
    ['Verra', 'VCS'],
    ['vcs', 'VCS'],
    ['T-VER', 'T-VER'],
    ['Unheard of', 'UNHEARD OF'],
  ])('knows the registry %s as %s', (registry, name) => {
    expect(registryName(registry)).toBe(name);
  });

  it.each([
    ['ACR', 'ke-5-1', 'KE-5-1'],
    ['ACR', 'KE\u20135\u20111', 'KE-5-1'],
    ['ACR', ' KE-5-1\u00a0', 'KE-5-1'],
    ['ACR', 'KE - 5 - 1', 'KE-5-1'],
    ['ACR', 'KE-005-01', 'KE-5-1'],
    ['ACR', 'KE-\u00ad5-1\u200b', 'KE-5-1'],
    ['ACR', '\u041a\u0415-5-1', 'KE-5-1'],
    ['ACR', '\uff2b\uff25-5-1', 'KE-5-1'],
    ['Verra', '19000-VCS-VCU-1289-VER-ML-3-99002-01012023-31122023-0', 'VER'],
    ['VCS', '77-VCS-VCU-1289-VER-ML-3-99002-01012023-31122023-1', 'VER'],
    ['VCS', '5-VCU-005-APX-BR-14-1686-01072014-31122014-1', 'APX'],
    ['VCS', 'no such numbering', 'NO SUCH NUMBERING'],
  ])('of %s %j is %s', (registry, series, normal) => {
    expect(normalNumbering({ registry, series }).series).toBe(normal);
  });
});
