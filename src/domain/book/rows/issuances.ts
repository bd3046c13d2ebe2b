export interface IssuanceRow {
  readonly issuance: string;
  readonly verification: string;
  readonly programme: string;
  readonly host: string;
  readonly gross: bigint;
  readonly lines: readonly IssuanceLineRow[];
  readonly since: bigint;
}

/** A line as issued: the participants' part is the first `participants` serials from `first`. */
export interface IssuanceLineRow {
  readonly component: string;
  readonly series: string;
  readonly first: bigint;
  readonly participants: bigint;
}

/** What a verification has issued at some rates, and paid of it as levies. */
export interface LeviedRow {
  readonly gross: bigint;
  readonly adaptation: bigint;
  readonly omge: bigint;
  readonly buffer: bigint;
}

export interface CounterRow {
  readonly next: bigint;
}

export interface AmountRow {
  readonly amount: bigint;
}

export interface AdjustedRow {
  readonly party: string;
  readonly additions: bigint;
  readonly subtractions: bigint;
}
