/** The annual reports that a Party filed of a year, in the order of their versions. */
export interface AnnualReportRow {
  readonly party: string;
  readonly year: string;
  readonly filed: readonly {
    readonly version: string;
    /** The last event that it speaks for. */
    readonly revision: bigint;
    /** The day on which it was filed. */
    readonly on: string;
    readonly sha256: string;
    /** The findings with which it was filed nevertheless. */
    readonly despite: readonly {
      readonly check: string;
      readonly table: string;
      readonly row: string;
      readonly reason: { readonly code: string; readonly document?: { readonly sha256: string; readonly uri?: string } };
    }[];
    readonly since: bigint;
  }[];
}

/** How a Party adjusts the years of an NDC period (2/CMA.3 annex 7). */
export type AdjustmentMethod = 'trajectory' | 'averaging' | 'multi-year';

/** What averaging divides by, as the policy says. */
export type Denominator = 'elapsed-years' | 'inventory-years';

/** What a Party last reported of a year, in one metric: tonnes under `GHG`, else in the metric of its authorizations. */
export interface InventoryRow {
  readonly party: string;
  readonly year: string;
  readonly metric: string;
  readonly quantity: bigint;
  readonly source: { readonly sha256: string; readonly uri?: string };
  readonly since: bigint;
}

export interface AdjustmentMethodRow {
  readonly party: string;
  readonly ndcPeriod: { readonly first: string; readonly last: string };
  readonly method: AdjustmentMethod;
  readonly trajectory: readonly { readonly year: string; readonly quantity: string }[] | null;
  readonly since: bigint;
}

/** The yearly values of the trajectories that a Party chose, the last said of each year. */
export interface TargetsRow {
  readonly years: readonly { readonly year: string; readonly quantity: string }[];
}

/** What counts for one year of a Party's balance in one metric: a late entry for the year in which it came. */
export interface AccountedRow {
  readonly firstTransferred: bigint;
  readonly used: bigint;
}

/** One year as it became final, with digits as the event has them. */
export interface FinalYearRow {
  readonly metric: string;
  readonly year: string;
  readonly inventory: string | null;
  readonly firstTransferred: string;
  readonly used: string;
  readonly adjustment: string | null;
  readonly remainder: string | null;
  readonly balance: string | null;
}

export interface FinalPeriodRow {
  readonly ndcPeriod: { readonly first: string; readonly last: string };
  readonly method: AdjustmentMethod | null;
  readonly averagingDenominator: Denominator;
  /** The last revision that counts. */
  readonly asOf: bigint;
  readonly totals: readonly FinalYearRow[];
  readonly since: bigint;
}
