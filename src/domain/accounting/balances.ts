import { GHG } from '../adjustment/metrics.js';
import type { AdjustmentMethod, Denominator } from '../book/rows.js';

/** What is known of one year in one metric. */
export interface YearFigures {
  readonly year: string;
  /** Null where nobody reported it. */
  readonly inventory: bigint | null;
  readonly firstTransferred: bigint;
  readonly used: bigint;
}

/** How the years of a period are reckoned. */
export interface Reckoning {
  /** Null where none is chosen yet: then each year counts by itself. */
  readonly method: AdjustmentMethod | null;
  readonly metric: string;
  readonly averagingDenominator: Denominator;
}

export interface YearBalance extends YearFigures {
  /** Null only where averaging divides by years with an inventory, and there is none. */
  readonly adjustment: bigint | null;
  /** What the sum is above or below what the adjustments of so many years come to. */
  readonly remainder: bigint | null;
  /** Null where the inventory or the adjustment is. */
  readonly balance: bigint | null;
}

/**
 * the balances of the years of one NDC period, from its first year on and in order. In tonnes first transfers are added and
 * use is subtracted, in another metric the other way around (2/CMA.3 annex 8, 9). Averaging divides the sum up to each year by the years that
 * count until then.
 */
export const balancesOf = (years: readonly YearFigures[], { method, metric, averagingDenominator }: Reckoning): YearBalance[] => {
  let sum = 0n;
  let elapsed = 0n;
  return years.map((figures) => {
    const { inventory, firstTransferred, used } = figures;
    const own = metric === GHG ? firstTransferred - used : used - firstTransferred;
    sum += own;
    if (averagingDenominator === 'elapsed-years' || inventory !== null) elapsed += 1n;
    const { quotient: adjustment, remainder } = method === 'averaging' ? divided(sum, elapsed) : { quotient: own, remainder: 0n };
    return { ...figures, adjustment, remainder, balance: inventory === null || adjustment === null ? null : inventory + adjustment };
  });
};

/** Half-up away from zero, with what is left: `sum` = quotient × by + remainder. Nothing is divided by no years. */
const divided = (sum: bigint, by: bigint): { quotient: bigint | null; remainder: bigint | null } => {
  if (by === 0n) return { quotient: null, remainder: null };
  const size = sum < 0n ? -sum : sum;
  const rounded = (2n * size + by) / (2n * by);
  const quotient = sum < 0n ? -rounded : rounded;
  return { quotient, remainder: sum - quotient * by };
};
