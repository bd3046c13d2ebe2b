import type { Counted } from '../state/rows.js';

/** A year of a balance, in digits as events have them. */
export interface ReckonedYear {
  readonly inventory: string | null;
  readonly firstTransferred: string;
  readonly used: string;
  readonly adjustment: string | null;
  readonly remainder: string | null;
  readonly balance: string | null;
}

interface How {
  readonly metric: string;
  readonly averages: boolean;
  /** Whether a year without an inventory counts among those that averaging divides by. */
  readonly everyYear: boolean;
}

/** each year of a period, reckoned from all that counts of it; `years` are those of the period, in order. */
export const reckonedYears = (years: readonly Counted[], { metric, averages, everyYear }: How): ReckonedYear[] =>
  years.map(({ inventory, firstTransferred, used }, i) => {
    const counted = averages ? years.slice(0, i + 1) : years.slice(i, i + 1);
    const up = counted.reduce((sum, year) => sum + year.firstTransferred, 0n) - counted.reduce((sum, year) => sum + year.used, 0n);
    const sum = metric === 'GHG' ? up : -up;
    const by = averages ? BigInt(counted.filter((year) => everyYear || year.inventory !== null).length) : 1n;
    const adjustment = by === 0n ? null : nearest(sum, by);
    return {
      ...{ inventory: inventory === null ? null : String(inventory), firstTransferred: String(firstTransferred), used: String(used) },
      adjustment: adjustment === null ? null : String(adjustment),
      remainder: adjustment === null ? null : String(sum - adjustment * by),
      balance: adjustment === null || inventory === null ? null : String(inventory + adjustment),
    };
  });

/** The whole number nearest to sum / by; of two that are as near the one further from zero. */
const nearest = (sum: bigint, by: bigint): bigint => {
  const towardsZero = sum / by;
  const left = sum - towardsZero * by;
  const half = 2n * (left < 0n ? -left : left) >= by;
  return half ? towardsZero + (sum < 0n ? -1n : 1n) : towardsZero;
};
