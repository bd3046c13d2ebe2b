import type { FinancedRow } from './finances.js';
import type { Retractable } from './taken-back.js';

export interface VerificationRow extends Retractable {
  readonly verification: string;
  readonly programme: string;
  readonly host: string;
  readonly from: string;
  readonly to: string;
  readonly batch: string;
  readonly verifiedBy: string;
  readonly components: readonly string[];
  /** The last event that restated results of it. */
  readonly restated: bigint | null;
  readonly since: bigint;
}

/** What one verification states for one component and vintage, and what of it may be issued. */
export interface VerifiedLineRow {
  readonly verification: string;
  readonly component: string;
  readonly vintage: string;
  /** As it was stated or, later, restated. */
  readonly verified: bigint;
  /** As it was stated first. */
  readonly firstVerified: bigint;
  readonly deducted: bigint;
  /** The same by its reason; a reason of which there is nothing isn't there. */
  readonly byReason: Readonly<Record<string, bigint>>;
  /** What of the deductions is the host's own contribution. */
  readonly ownContribution: bigint;
  /** What of the deductions is taken for which claims of finance. */
  readonly financed: readonly FinancedRow[];
  /** Whether emissions were compared with a baseline. */
  readonly isActual: boolean;
  /** What of it was taken when it was verified, for what was owed then. */
  readonly carriedIn: bigint;
  /** What of it later negative results took. */
  readonly settled: bigint;
  /** What of its own shortfall is the component's to make good from other lines. */
  readonly carriedOut: bigint;
  /** What of its own shortfall became an obligation (R-102, policy `replace`). */
  readonly replaced: bigint;
  /** What of it may be issued in all, issued or not. */
  readonly issuable: bigint;
  readonly issued: bigint;
  /** The issuance that last took from it. */
  readonly issuedAt: bigint | null;
}

/** What was taken off a verified line of a component. */
export interface TakenRow {
  readonly verification: string;
  readonly vintage: string;
  readonly quantity: bigint;
}

/** Days of a component that one verification verified. */
export interface VerifiedSpanRow {
  readonly from: string;
  readonly to: string;
  readonly verification: string;
  readonly revision: bigint;
  /** The events that restated it for this component. */
  readonly restated: readonly bigint[];
  /** What it took off lines of earlier verifications. */
  readonly settled: readonly TakenRow[];
  /** What of the component's deficit ended with these days, as crediting did. */
  readonly ended: bigint;
  /** What of the component's deficit came from programmes inside before these days. */
  readonly nestedBefore: bigint;
}
