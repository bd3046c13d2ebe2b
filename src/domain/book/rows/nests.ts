/** How two programmes share what is achieved where one lies inside the other. */
type NestMode = 'shared' | 'baseline-only' | 'outer-only';

/** one programme lies inside another, on these days. */
export interface NestRow {
  readonly inner: string;
  readonly outer: string;
  readonly from: string;
  /** The last day; null where none is set. */
  readonly until: string | null;
  readonly mode: NestMode;
  readonly area: string | null;
  readonly agreement: { readonly sha256: string; readonly uri?: string } | null;
  readonly since: bigint;
}

/** How a programme is nested, whenever that is. */
export interface NestingRow {
  /** Which it lies inside. */
  readonly outers: readonly string[];
  /** Which lie inside it. */
  readonly inners: readonly string[];
  /** How many levels of programmes lie inside it. */
  readonly height: number;
}

/** What is verified, and issued of that, for the lines of a year that are of the same days. */
export interface ClaimedDaysRow {
  readonly from: string;
  readonly to: string;
  readonly lines: number;
  readonly verified: bigint;
  readonly issued: bigint;
}

/** What a programme, host and vintage claim as their own, and what programmes inside claim of it: running sums. */
export interface ClaimRow {
  readonly programme: string;
  readonly host: string;
  readonly vintage: string;
  /** Of verifications that stand, as they were last restated. */
  readonly days: readonly ClaimedDaysRow[];
  readonly imported: bigint;
  /** The last issuance of it. */
  readonly issuedAt: bigint | null;
  /** What is left to issue of its lines. */
  readonly left: bigint;
  /** What those inside claim, in whatever mode. */
  readonly inside: bigint;
  /** What of that no deduction covers yet: it came after the verification, or waits for one. */
  readonly uncovered: bigint;
  /** What of its own lines is deducted for programmes inside. */
  readonly deducted: bigint;
}

/** What one programme inside claims of an outer one's host and vintage. */
export interface InsideRow {
  readonly claim: bigint;
  /** What of the outer one's lines is deducted for it. */
  readonly deducted: bigint;
}

/** For which claim a verification deducted how much of its lines of a vintage. */
export interface NestedDeductionRow {
  readonly vintage: string;
  /** Null where the report names something that isn't nested inside. */
  readonly inner: string | null;
  /** The vintage that it was claimed of. */
  readonly claimed: string;
  readonly quantity: bigint;
}
