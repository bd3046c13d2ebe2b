export interface AuthorizationRow {
  readonly authorization: string;
  readonly host: string;
  readonly statement: 'all' | 'part' | 'none' | 'later';
  readonly activities: readonly string[];
  readonly cooperativeApproach: string | null;
  readonly purposes: readonly string[];
  readonly oimp: string | null;
  readonly quantity: bigint | null;
  readonly vintages: { readonly first: string; readonly last: string };
  readonly issuedUntil: string | null;
  readonly usedUntil: string | null;
  readonly parties: readonly string[] | null;
  readonly metric: 'GHG' | 'non-GHG';
  readonly nonGhgMetric: string | null;
  readonly date: string;
  /** Gross units issued or imported under it. */
  readonly used: bigint;
  readonly since: bigint;
}

export interface EntityRow {
  readonly entity: string;
  readonly cooperativeApproach: string;
  readonly since: bigint;
}
