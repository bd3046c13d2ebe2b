/** The activities of a class, and the part of what they earned that may leave. */
interface TransferClass {
  readonly class: string;
  readonly programmes: readonly string[];
  readonly ratioBps: string;
}

/** The limits of a host as it set them once; the next ones take their place whole. */
export interface LimitsVersion {
  /** Null where there is none. */
  readonly budget: string | null;
  readonly classes: readonly TransferClass[];
  /** For an activity in no class; null where that has no ratio. */
  readonly otherwiseBps: string | null;
  readonly countsLevies: boolean;
  readonly document: { readonly sha256: string; readonly uri?: string };
  /** The first day on which they bind. */
  readonly effective: string;
  readonly since: bigint;
}

/** what of the vintages of a period a host lets leave. */
export interface TransferLimitsRow {
  readonly host: string;
  readonly period: { readonly first: string; readonly last: string };
  /** In the order in which they were set. */
  readonly versions: readonly [LimitsVersion, ...LimitsVersion[]];
}

/** what counts against limits of one host, activity and vintage. */
export interface TransferredRow {
  /** Issued and imported. */
  readonly gross: bigint;
  /** First transferred, but for levies. */
  readonly gone: bigint;
  /** First transferred as levies of an issuance. */
  readonly levies: bigint;
}
