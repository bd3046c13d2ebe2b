// The rows of the book's tables. What the ledger knows about each kind of thing; `since` is the revision that last changed it.

export const REGISTRY_KINDS = ['mechanism', 'party', 'international'] as const;
export type RegistryKind = (typeof REGISTRY_KINDS)[number];

export interface ApprovalRule {
  readonly command: string;
  readonly by: 'colleague' | 'counterparty';
}

/**
 * Every choice the sources leave open (`docs/rules.md#where-the-sources-leave-something-open`), whole, as `RegistryOpened` and `PolicySet`
 * record it.
 */
export interface Policy {
  readonly adaptationBps: string;
  readonly omgeBps: string;
  readonly cdmAdaptationBps: string;
  readonly levyRounding: 'ceil' | 'floor' | 'half-up';
  readonly bufferRounding: 'ceil' | 'floor' | 'half-up';
  readonly nextPeriodGate: 'issued' | 'submitted';
  readonly creditingStart: 'inclusion' | '2021';
  readonly averagingDenominator: 'elapsed-years' | 'inventory-years';
  readonly postAuthorizationLevyShare: 'proportional' | 'refuse';
  readonly approvals: readonly ApprovalRule[];
  readonly transferDelayHours: string;
  readonly proposalHours: string;
  readonly requireAssets: boolean;
}

export interface RegistryRow {
  readonly kind: RegistryKind;
  readonly operator: string;
  readonly trial: boolean;
  readonly administrators: readonly string[];
  readonly policyNumber: bigint;
  readonly policy: Policy;
}

export interface WriterRow {
  readonly node: string;
  readonly url: string;
  readonly since: bigint;
}

export interface RoleRow {
  readonly actor: string;
  readonly role: string;
  readonly scope: string | null;
  readonly until: string | null;
  readonly held: boolean;
}

export interface NdcPeriodRow {
  readonly first: string;
  readonly last: string;
  readonly type: 'single-year' | 'multi-year';
}

export interface PartyRow {
  readonly party: string;
  readonly participating: boolean;
  readonly leastDevelopedOrIsland: boolean;
  readonly waivesAdaptationExemption: boolean;
  readonly ndcPeriods: readonly NdcPeriodRow[];
}

export interface AccountRow {
  readonly account: string;
  readonly type: string;
  readonly party: string | null;
  readonly holder: string | null;
  readonly ndcPeriod: { readonly first: string; readonly last: string } | null;
  readonly state: 'active' | 'suspended' | 'closed';
}

export interface TrustRow {
  readonly account: string;
  readonly counterparty: string;
  readonly trusted: boolean;
}

export interface ProgrammeRow {
  readonly programme: string;
  readonly title: string;
  readonly mode: 'pacm' | 'cdm' | 'project';
  readonly outcome: 'reductions' | 'removals';
  readonly start: string;
  readonly end: string;
  readonly methodology: string;
  readonly sector: string;
  readonly validatedBy: string;
  readonly riskRatingBps: string | null;
  readonly verified: boolean;
  readonly since: bigint;
}

export interface HostApprovalRow {
  readonly programme: string;
  readonly host: string;
  readonly maximumAnnualAmount: bigint;
  readonly renewalsAllowed: boolean;
  /** Null where the host said nothing of it. */
  readonly waivesAdaptationExemption: boolean | null;
  readonly maximumCreditingYears: number | null;
  readonly since: bigint;
}

/** What another scheme knows of a component, and the last day it credited. */
export interface OtherSchemeRow {
  readonly scheme: string;
  readonly identifier: string;
  readonly state: string;
  readonly since: string;
  readonly creditedUntil?: string | null;
}

export interface ComponentRow {
  readonly component: string;
  readonly programme: string;
  readonly host: string;
  readonly site: string | null;
  readonly location: { readonly latitude: string; readonly longitude: string } | null;
  readonly technology: string;
  readonly crediting: { readonly type: 'renewable' | 'fixed'; readonly start: string; readonly end: string };
  readonly expectedAnnual: bigint;
  readonly validatedBy: string;
  readonly otherSchemes: readonly OtherSchemeRow[];
  /** The days that are verified, in order and without gap, each span with the verification and the revision that verified it. */
  readonly verified: readonly { readonly from: string; readonly to: string; readonly verification: string; readonly revision: bigint }[];
  /** What negative results leave to be held back from later issuance. */
  readonly deficit: bigint;
  readonly since: bigint;
}

/** One component of a programme, for the checks that go over all of them. */
export interface MembershipRow {
  readonly components: readonly string[];
  readonly expectedAnnual: bigint;
}

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

export interface IssuanceRow {
  readonly issuance: string;
  readonly verification: string;
  readonly programme: string;
  readonly host: string;
  readonly gross: bigint;
  readonly lines: readonly IssuanceLineRow[];
  readonly since: bigint;
}

/** A line as issued: the participants' part is the first `participants` serials from `first`. */
export interface IssuanceLineRow {
  readonly component: string;
  readonly series: string;
  readonly first: bigint;
  readonly participants: bigint;
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

/** What somebody has to make good by cancelling or handing over other units. */
export interface ObligationRow {
  readonly obligation: string;
  readonly kind: 'replacement' | 'replenishment';
  readonly component: string;
  readonly debtor: string;
  readonly quantity: bigint;
  readonly due: string | null;
  readonly cause: bigint;
  readonly since: bigint;
}

/** What a verification has issued at some rates, and paid of it as levies. */
export interface LeviedRow {
  readonly gross: bigint;
  readonly adaptation: bigint;
  readonly omge: bigint;
  readonly buffer: bigint;
}

export interface AmountRow {
  readonly amount: bigint;
}

export interface AdjustedRow {
  readonly party: string;
  readonly additions: bigint;
  readonly subtractions: bigint;
}

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

export interface ProposalRow {
  readonly proposal: string;
  readonly command: string;
  readonly data: object;
  readonly hash: string;
  readonly proposer: string;
  readonly authority: string;
  readonly expires: string;
  readonly notBefore: string;
  readonly blocks: readonly string[];
  readonly state: 'open' | 'approved' | 'declined' | 'withdrawn';
  readonly since: bigint;
}
