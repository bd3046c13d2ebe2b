import type { Retractable, TakenBack } from './taken-back.js';
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
  /** The periods after the first, each from the day after the one before; `end` is that of the last. */
  readonly renewals: readonly ProgrammeRenewal[];
  /** The code of the reason for which nothing is included any more, and since which event; null where nothing holds it. */
  readonly held: { readonly reason: string; readonly since: bigint } | null;
  readonly since: bigint;
}

/** One more period of a programme. */
interface ProgrammeRenewal {
  readonly start: string;
  readonly end: string;
  readonly deemedOn: string;
  readonly revision: bigint;
}

export interface HostApprovalRow extends Retractable {
  readonly programme: string;
  readonly host: string;
  readonly maximumAnnualAmount: bigint;
  readonly renewalsAllowed: boolean;
  /** Null where the host said nothing of it. */
  readonly waivesAdaptationExemption: boolean | null;
  readonly maximumCreditingYears: number | null;
  /** The last day of the period in which the host approved. */
  readonly until: string;
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

/** Why and from when on a component is excluded. */
interface Exclusion extends TakenBack {
  readonly from: string;
  readonly reason: 'voluntary' | 'erroneous';
  /** The DOE that has to replace what was issued; null where none is at fault. */
  readonly responsible: string | null;
}

/** One more crediting period of a component. */
interface ComponentRenewal {
  readonly noticeOn: string;
  readonly start: string;
  readonly end: string;
  readonly revision: bigint;
}

export interface ComponentRow extends Retractable {
  readonly component: string;
  readonly programme: string;
  readonly host: string;
  readonly site: string | null;
  readonly location: { readonly latitude: string; readonly longitude: string } | null;
  readonly technology: string;
  /** From the first day of its first crediting period to the last day of its last. */
  readonly crediting: { readonly type: 'renewable' | 'fixed'; readonly start: string; readonly end: string };
  /** Its crediting periods after the first, each from the day after the one before. */
  readonly renewals: readonly ComponentRenewal[];
  /** How often its crediting was renewed, with that of the components it was before. */
  readonly renewed: number;
  readonly expectedAnnual: bigint;
  readonly validatedBy: string;
  readonly includedOn: string;
  /** The excluded component that it was before. */
  readonly formerly: string | null;
  /** The component under which it is included again, after its exclusion. */
  readonly successor: string | null;
  readonly takenBack: Exclusion | null;
  readonly otherSchemes: readonly OtherSchemeRow[];
  /** The days that are verified, in order and without gap, each span with the verification and the revision that verified it. */
  readonly verified: readonly VerifiedSpanRow[];
  /** What negative results leave to be held back from later issuance. */
  readonly deficit: bigint;
  /** What of that comes from programmes inside: it never has to be replaced. */
  readonly nestedDeficit: bigint;
  /** The day of its first issuance; null while there is none. */
  readonly firstIssuedOn: string | null;
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
  /** What of which kind fills the buffer up again; null where units are replaced. */
  readonly kinds: readonly { readonly kind: 'AER' | 'MCU'; readonly quantity: bigint; readonly discharged: bigint }[] | null;
  readonly due: string | null;
  readonly cause: bigint;
  readonly since: bigint;
}
