import { describe, expect, it } from '@jest/globals';
import { balancesOf, type Reckoning, type YearFigures } from '../../../src/domain/accounting/balances.js';
import { reckonedYears } from '../../../src/checker/reckoning/balances.js';

const figures = (transferred: readonly bigint[], inventories: readonly (bigint | null)[] = []): YearFigures[] =>
  transferred.map((sum, i) => ({
    year: String(2021 + i),
    inventory: inventories[i] ?? null,
    firstTransferred: sum > 0n ? sum : 0n,
    used: sum < 0n ? -sum : 0n,
  }));
const AVERAGING: Reckoning = { method: 'averaging', metric: 'GHG', averagingDenominator: 'elapsed-years' };
const adjustments = (years: readonly YearFigures[], how: Reckoning): unknown[] =>
  balancesOf(years, how).map(({ adjustment, remainder }) => [adjustment, remainder]);

describe('balances of the years of a period', () => {
  it('divide the sum up to each year by the years until then, halves away from zero, and say what is left', () => {
    expect(adjustments(figures([1n, 0n, 0n, 9n]), AVERAGING)).toEqual([
      [1n, 0n],
      [1n, -1n],
      [0n, 1n],
      [3n, -2n],
    ]);
    expect(adjustments(figures([-1n, 0n, 0n, -9n]), AVERAGING)).toEqual([
      [-1n, 0n],
      [-1n, 1n],
      [0n, -1n],
      [-3n, 2n],
    ]);
  });

  it('by years with an inventory where the policy says so; with none there is nothing to divide by', () => {
    const how: Reckoning = { ...AVERAGING, averagingDenominator: 'inventory-years' };
    expect(adjustments(figures([4n, 4n, 4n], [null, 5n, null]), how)).toEqual([
      [null, null],
      [8n, 0n],
      [12n, 0n],
    ]);
  });

  it('the other methods, and none, take each year by itself', () => {
    for (const method of ['trajectory', 'multi-year', null] as const)
      expect(balancesOf(figures([0n, 7n, -2n], [10n, 10n, null]), { ...AVERAGING, method })).toMatchObject([
        { adjustment: 0n, balance: 10n },
        { adjustment: 7n, balance: 17n },
        { adjustment: -2n, balance: null },
      ]);
  });

  it('in another metric than tonnes the adjustment has the other sign', () => {
    expect(balancesOf(figures([40n, -15n], [500n, 500n]), { ...AVERAGING, method: 'multi-year', metric: 'GWh' })).toMatchObject([
      { adjustment: -40n, balance: 460n },
      { adjustment: 15n, balance: 515n },
    ]);
  });

  it('are the same as the checker reckons, whatever the figures', () => {
    let seed = 7n;
    const dice = (below: bigint): bigint => (seed = (seed * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n) % below;
    const text = (figure: bigint | null): string | null => (figure === null ? null : String(figure));
    for (let i = 0; i < 500; i += 1) {
      const years = Array.from({ length: 1 + Number(dice(12n)) }, (_, n) => ({
        ...{ year: String(2021 + n), inventory: dice(3n) === 0n ? null : dice(1_000n) - 500n },
        ...{ firstTransferred: dice(50n), used: dice(50n) },
      }));
      const metric = dice(2n) === 0n ? 'GHG' : 'GWh';
      const [averages, everyYear] = [dice(2n) === 0n, dice(2n) === 0n];
      const how: Reckoning = {
        metric,
        method: averages ? 'averaging' : 'trajectory',
        averagingDenominator: everyYear ? 'elapsed-years' : 'inventory-years',
      };
      expect(
        balancesOf(years, how).map(({ adjustment, remainder, balance }) => [text(adjustment), text(remainder), text(balance)]),
      ).toEqual(
        reckonedYears(years, { metric, averages, everyYear }).map(({ adjustment, remainder, balance }) => [adjustment, remainder, balance]),
      );
    }
  });
});
