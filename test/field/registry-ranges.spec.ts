import { parse } from 'csv-parse/sync';
import { expect, it } from '@jest/globals';
import { countryIn } from '../../src/domain/kernel/outside-series.js';
import { findingsIn } from '../support/check-laws.js';
import { holdingAccount, party, programme } from '../support/samples.js';
import { Scenario } from '../support/scenario.js';
import { describeWith, textOf } from './field.js';

const FILE = 'registry-events.csv';

interface Range {
  readonly registry: string;
  readonly series: string;
  readonly first: bigint;
  readonly last: bigint;
}

const REGISTRY: Readonly<Record<string, string>> = { verra: 'VCS', 'gold-standard': 'GS', acr: 'ACR', car: 'CAR', art: 'ART' };

/** The rows that have a range, as other registries printed them. */
const ranges = (): Range[] =>
  parse<Record<string, string>>(textOf(FILE), { columns: true }).flatMap((row) => {
    const [registry, first, last] = [REGISTRY[row['registry'] ?? ''], row['unit_start'], row['unit_end']];
    if (!registry || !first || !last) return [];
    return [{ registry, series: (row['series'] ?? '').replace(/^VCS\|/, ''), first: BigInt(first), last: BigInt(last) }];
  });

/** The Party that the series names, or one that stands for all others. */
const hostOf = ({ registry, series }: Range): string => countryIn(registry, series) ?? 'GHA';

const overlap = (a: Range, b: Range): boolean =>
  a.registry === b.registry && a.series === b.series && a.first <= b.last && b.first <= a.last;

describeWith(FILE)('the 1,692 ranges of other registries', () => {
  it('come in one after the other where none of their units stands here, and are refused where one does', async () => {
    const story = await Scenario.trial('INT01', 'international', '2026-11-01T00:00:00.000Z');
    const all = ranges();
    expect(all).toHaveLength(1_692);
    for (const host of new Set(all.map(hostOf))) {
      await story.accept('register-party', party(host));
      await story.accept('open-account', holdingAccount(`${host}-H1`, host));
    }
    await story.accept('register-programme', programme('OUTSIDE', { mode: 'project' }));
    const kept: Range[] = [];
    let units = 0n;
    for (const [i, range] of all.entries()) {
      const { registry, series, first, last } = range;
      const host = hostOf(range);
      const quantity = String(last - first + 1n);
      const { refusal } = await story.give('import-opening-balance', {
        ...{ import: `R-${i + 1}`, account: `${host}-H1`, kind: 'CER', controlTotal: quantity },
        rows: [
          {
            ...{ host, activity: 'OUTSIDE', vintage: '2020', quantity, mitigationType: 'Emission reductions' },
            underlying: { registry, series, first: String(first), last: String(last) },
          },
        ],
      });
      const taken = kept.some((other) => overlap(other, range));
      expect([i, refusal]).toEqual([i, taken ? 'serial-overlap' : null]);
      if (taken) continue;
      kept.push(range);
      units += last - first + 1n;
    }
    const held = [...new Set(all.map(hostOf))].reduce((sum, host) => sum + story.holding(`${host}-H1`), 0n);
    expect([held, kept.length < all.length]).toEqual([units, true]);
    expect(findingsIn(story)).toEqual([]);
    await story.file.close();
  }, 300_000);
});
