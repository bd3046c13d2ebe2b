// What is answered about the things a registry knows by code. `since` is the revision that made or last replaced the thing.

export interface Party {
  readonly party: string;
  readonly participating: boolean;
  readonly leastDevelopedOrIsland: boolean;
  readonly waivesAdaptationExemption: boolean;
  readonly ndcPeriods: readonly { readonly first: string; readonly last: string; readonly type: string }[];
}

/** A host's approval, with what is included and issued under it: gross units a vintage year, against `maximumAnnualAmount`. */
export interface HostApproval {
  readonly host: string;
  readonly maximumAnnualAmount: string;
  readonly renewalsAllowed: boolean;
  readonly waivesAdaptationExemption: boolean | null;
  readonly maximumCreditingYears: string | null;
  readonly includedAnnual: string;
  readonly issued: readonly { readonly vintage: string; readonly quantity: string }[];
  readonly since: string;
}

/** `state` is that of the day asked for: before `start`, until `end`, after it. */
export interface Programme {
  readonly programme: string;
  readonly title: string;
  readonly mode: string;
  readonly outcome: string;
  readonly start: string;
  readonly end: string;
  readonly state: 'upcoming' | 'active' | 'ended';
  readonly methodology: string;
  readonly sector: string;
  readonly validatedBy: string;
  readonly riskRatingBps: string | null;
  readonly components: string;
  readonly approvals: readonly HostApproval[];
  readonly since: string;
}

export interface Component {
  readonly component: string;
  readonly programme: string;
  readonly host: string;
  readonly site: string | null;
  readonly location: { readonly latitude: string; readonly longitude: string } | null;
  readonly technology: string;
  readonly crediting: { readonly type: string; readonly start: string; readonly end: string };
  readonly state: 'upcoming' | 'active' | 'ended';
  readonly expectedAnnual: string;
  readonly validatedBy: string;
  readonly otherSchemes: readonly object[];
  readonly verifiedTo: string | null;
  readonly deficit: string;
  readonly since: string;
}

/** What was verified and issued of each vintage, and the latest 1,000 events that touched the component, oldest first. */
export interface ComponentLife {
  readonly vintages: readonly {
    readonly vintage: string;
    readonly verification: string;
    readonly issuable: string;
    readonly issued: string;
  }[];
  readonly timeline: readonly { readonly revision: string; readonly at: string; readonly event: string }[];
}

export interface Verification {
  readonly verification: string;
  readonly programme: string;
  readonly host: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly batch: string;
  readonly verifiedBy: string;
  readonly components: readonly string[];
  readonly since: string;
}
export interface VerifiedVintage {
  readonly vintage: string;
  readonly verified: string;
  readonly deductions: readonly object[] | null;
  readonly carriedIn: string;
  readonly carriedOut: string;
  readonly issuable: string;
  readonly issued: string;
}
export interface VerifiedComponents {
  readonly report: object | null;
  readonly lines: readonly { readonly component: string; readonly vintages: readonly VerifiedVintage[] }[];
}

/** `used` counts gross units issued or imported under it; `remaining` is null where no quantity was stated. */
export interface Authorization {
  readonly authorization: string;
  readonly host: string;
  readonly statement: string;
  readonly activities: readonly string[];
  readonly cooperativeApproach: string | null;
  readonly purposes: readonly string[];
  readonly firstTransfer: { readonly oimp?: string | null } | null;
  readonly quantity: string | null;
  readonly used: string;
  readonly remaining: string | null;
  readonly vintages: { readonly first: string; readonly last: string };
  readonly issuedUntil: string | null;
  readonly usedUntil: string | null;
  readonly parties: readonly string[] | null;
  readonly entities: readonly string[] | null;
  readonly metric: string;
  readonly nonGhgMetric: string | null;
  readonly gwp: string | null;
  readonly sectors: readonly string[];
  readonly activityTypes: readonly string[] | null;
  readonly changesAfterFirstTransfer: boolean;
  readonly terms: object;
  readonly date: string;
  readonly since: string;
}

export interface Entity {
  readonly entity: string;
  readonly cooperativeApproach: string;
  readonly since: string;
}

/** `quantity` is what was issued; `pending` what of the participants' part isn't distributed yet. */
export interface Issuance {
  readonly issuance: string;
  readonly verification: string;
  readonly programme: string;
  readonly host: string;
  readonly policyNumber: string;
  readonly gross: string;
  readonly participants: string;
  readonly adaptation: string;
  readonly omge: string;
  readonly buffer: string;
  readonly pending: string;
  readonly since: string;
}
export interface IssuanceLines {
  readonly rates: {
    readonly adaptationBps: string;
    readonly omgeBps: string;
    readonly bufferBps: string;
    readonly rounding: string;
    readonly bufferRounding: string;
  };
  readonly lines: readonly {
    readonly component: string;
    readonly vintage: string;
    readonly kind: string;
    readonly authorization: string | null;
    readonly contribution: string | null;
    readonly nonGhgQuantity: string | null;
    readonly first: string;
    readonly participants: string;
    readonly adaptation: string;
    readonly omge: string;
    readonly buffer: string;
  }[];
  readonly distribution: readonly { readonly revision: string; readonly account: string; readonly block: string }[];
}

export interface Import {
  readonly import: string;
  readonly kind: string;
  readonly quantity: string;
  readonly since: string;
}
export interface ImportedRows {
  readonly rows: readonly Readonly<Record<string, string | null>>[];
}

/** An open proposal whose time is over is `expired`: it reserves nothing and can't be approved. */
export interface Proposal {
  readonly proposal: string;
  readonly command: string;
  readonly data: object;
  readonly hash: string;
  readonly proposer: string;
  readonly authority: string;
  readonly expires: string;
  readonly notBefore: string;
  readonly blocks: readonly string[];
  readonly state: 'open' | 'approved' | 'declined' | 'withdrawn' | 'expired';
  readonly since: string;
}

/** A role that is held; `id` is actor and authority: `dna-gha:party:GHA`. It is in force until the end of the day `until`. */
export interface Role {
  readonly id: string;
  readonly actor: string;
  readonly role: string;
  readonly scope: string | null;
  readonly until: string | null;
  readonly inForce: boolean;
}
