export interface IssuanceRow {
  readonly issuance: string;
  readonly verification: string;
  readonly programme: string;
  readonly host: string;
  readonly gross: bigint;
  readonly lines: readonly IssuanceLineRow[];
  /** What of it was authorized after it was issued: of the participants' part, and of each levy (R-65). */
  readonly converted: ConvertedRow;
  readonly since: bigint;
}

interface ConvertedRow {
  readonly participants: bigint;
  readonly adaptation: bigint;
  readonly omge: bigint;
}

/** A line as issued: the participants' part is the first `participants` serials from `first`, the levies follow. */
export interface IssuanceLineRow {
  readonly component: string;
  readonly vintage: string;
  readonly contribution: string | null;
  readonly adaptation: bigint;
  readonly omge: bigint;
  readonly series: string;
  readonly first: bigint;
  readonly participants: bigint;
  /** The last serial of the line: of what was not the participants' part, something may be theirs later (R-100). */
  readonly last: bigint;
  /** What of the buffers became theirs. */
  readonly released: bigint;
}

/** What a verification has issued at some rates, and paid of it as levies. */
export interface LeviedRow {
  readonly gross: bigint;
  readonly adaptation: bigint;
  readonly omge: bigint;
  readonly buffer: bigint;
}

/** The serials of one activity and vintage. */
export interface SerialsRow {
  /** The next that is free. */
  readonly next: bigint;
  /** The first units of it that were issued here, and that were imported: in a book of today there is one of the two at most. */
  readonly issued: BornRow | null;
  readonly imported: BornRow | null;
}

/** Units that came into being, and the event that brought them. */
export interface BornRow {
  readonly block: string;
  readonly revision: bigint;
}

export interface AmountRow {
  readonly amount: bigint;
}

export interface AdjustedRow {
  readonly party: string;
  readonly additions: bigint;
  readonly subtractions: bigint;
}
