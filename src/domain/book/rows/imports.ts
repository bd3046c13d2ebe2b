export interface ImportRow {
  readonly import: string;
  readonly since: bigint;
}

export interface UnderlyingRow {
  readonly first: bigint;
  readonly last: bigint;
  readonly block: string;
  readonly revision: bigint;
}
