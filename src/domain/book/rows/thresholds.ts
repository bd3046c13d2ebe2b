/** from which emissions of a programme, host and year on reductions are credited. */
export interface ThresholdRow {
  readonly programme: string;
  readonly host: string;
  readonly vintage: string;
  readonly baseline: bigint;
  readonly threshold: bigint;
  readonly mode: 'no-lose' | 'symmetric';
  readonly document: { readonly sha256: string; readonly uri?: string };
  readonly since: bigint;
}

/** What is verified of a programme, host and year, by verifications that stand. */
export interface VerifiedYearRow {
  readonly lines: number;
  /** How many of them compare emissions with a baseline. */
  readonly actuals: number;
  /** What of them is the host's own contribution so far. */
  readonly ownContribution: bigint;
  /** What is verified in all, as stated or restated. */
  readonly verified: bigint;
  /** What may be issued of it in all, issued or not. */
  readonly issuable: bigint;
}
