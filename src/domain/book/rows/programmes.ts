import type { VerifiedSpanRow } from './verifications.js';

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
  readonly scale: 'activity' | 'policy' | 'sector' | 'jurisdiction';
  readonly area: string | null;
  readonly storageYears: string | null;
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
  readonly verified: readonly VerifiedSpanRow[];
  /** What negative results leave to be held back from later issuance. */
  readonly deficit: bigint;
  readonly since: bigint;
}

/** One component of a programme, for the checks that go over all of them. */
export interface MembershipRow {
  readonly components: readonly string[];
  readonly expectedAnnual: bigint;
}

/** What somebody has to make good by cancelling or handing over other units. */
export interface ObligationRow {
  readonly obligation: string;
  readonly kind: 'replacement' | 'replenishment';
  readonly component: string;
  readonly debtor: string;
  readonly quantity: bigint;
  readonly discharged: bigint;
  readonly due: string | null;
  readonly cause: bigint;
  readonly since: bigint;
}
