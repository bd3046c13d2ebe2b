export interface VerificationRow {
  readonly verification: string;
  readonly programme: string;
  readonly host: string;
  readonly from: string;
  readonly to: string;
  readonly batch: string;
  readonly verifiedBy: string;
  readonly components: readonly string[];
  readonly since: bigint;
}

/** What one verification leaves to issue for one component and vintage. */
export interface VerifiedLineRow {
  readonly verification: string;
  readonly component: string;
  readonly vintage: string;
  readonly issuable: bigint;
  readonly issued: bigint;
  /** The issuance that last took from it. */
  readonly issuedAt: bigint | null;
}
