export interface ImportRow {
  readonly import: string;
  readonly since: bigint;
}

/** The ITMO ids of one numbering that were given at first transfers: all below `next`, but for those that were skipped. */
export interface ItmoNumbersRow {
  readonly next: bigint;
  /** In ascending order. Units that came in with ids of these keep them. */
  readonly skipped: readonly { readonly first: bigint; readonly last: bigint }[];
}

export interface UnderlyingRow {
  readonly first: bigint;
  readonly last: bigint;
  readonly block: string;
  readonly revision: bigint;
}
