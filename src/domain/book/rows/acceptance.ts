/** How a nested programme stands to the one around it. */
export type NestingMode = 'shared' | 'baseline-only' | 'outer-only';

/** What a Party takes into its accounts, as it set it once; the next terms take its place whole. Null where a term asks for nothing. */
export interface AcceptanceTerms {
  readonly programmes: readonly string[] | null;
  readonly methodologies: readonly string[] | null;
  readonly nesting: readonly NestingMode[] | null;
  readonly storageYearsAtLeast: string | null;
  readonly vintagesFrom: string | null;
  /** The first day on which they bind. */
  readonly effective: string;
  readonly since: bigint;
}

/** the terms of an acquiring Party for the units of a cooperative approach, or for all units. */
export interface AcceptanceRow {
  readonly party: string;
  readonly cooperativeApproach: string | null;
  /** In the order in which they were set. */
  readonly versions: readonly [AcceptanceTerms, ...AcceptanceTerms[]];
}
