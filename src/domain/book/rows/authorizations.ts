/** What a host's statement says, as its events have it, but for what holds for all units of it. */
export interface AuthorizationTerms {
  readonly statement: 'all' | 'part' | 'none' | 'later';
  readonly activities: readonly string[];
  readonly purposes: readonly string[];
  readonly firstTransfer: { readonly oimp: string } | null;
  readonly quantity: string | null;
  readonly vintages: { readonly first: string; readonly last: string };
  readonly issuedUntil: string | null;
  readonly usedUntil: string | null;
  readonly parties: readonly string[] | null;
  readonly entities: readonly string[] | null;
  readonly gwp: string | null;
  readonly sectors: readonly string[];
  readonly activityTypes: readonly string[] | null;
  readonly changesAfterFirstTransfer: boolean;
  readonly terms: { readonly sha256: string; readonly uri?: string };
  readonly date: string;
}

/** A statement as it was made, revised or revoked. */
export interface AuthorizationVersion extends AuthorizationTerms {
  /** The first day that it governs; null for the statement as it was made. */
  readonly effective: string | null;
  /** The term of the version before that lets it change; null for the statement as it was made. */
  readonly citesTerm: string | null;
  readonly revoked: boolean;
  readonly since: bigint;
}

export interface AuthorizationRow {
  readonly authorization: string;
  readonly host: string;
  readonly cooperativeApproach: string | null;
  readonly metric: 'GHG' | 'non-GHG';
  readonly nonGhgMetric: string | null;
  /** In the order in which they were stated: which of them governs depends on the day (`versionOn`). */
  readonly versions: readonly [AuthorizationVersion, ...AuthorizationVersion[]];
  /** Gross units issued, imported or converted under it. */
  readonly used: bigint;
  /** Those of them that are first transferred. */
  readonly firstTransferred: bigint;
  readonly since: bigint;
}

/** Somebody that a Party authorized to take part in a cooperative approach. */
export interface EntityRow {
  readonly entity: string;
  /** The Party that authorized it. */
  readonly party: string | null;
  readonly legal: { readonly scheme: string; readonly identifier: string; readonly country?: string; readonly name?: string };
  readonly cooperativeApproach: string;
  readonly date: string;
  readonly conditions: string | null;
  readonly revocation: string | null;
  readonly since: bigint;
}
