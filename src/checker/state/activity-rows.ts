import type { Given } from './finance-rows.js';

// What the checker keeps of programmes, components and what is verified of them. Rows are changed in place, as those beside.

import type { Covered } from './nest-rows.js';

export interface Programme {
  readonly programme: string;
  readonly mode: 'pacm' | 'cdm' | 'project';
  readonly outcome: 'reductions' | 'removals';
  readonly start: string;
  /** The last day of the last period, as renewed. */
  end: string;
  /** The days from which a renewal went on, and on which it was deemed. */
  readonly renewals: { readonly start: string; readonly deemedOn: string; readonly revision: string }[];
  heldSince: string | null;
  readonly sector: string;
  readonly validatedBy: string;
  readonly riskRatingBps: string | null;
  readonly scale: string;
  readonly area: string | null;
  readonly methodology: string;
  /** For how many years removals stay stored; null where nothing says. */
  readonly storageYears: bigint | null;
  readonly components: Component[];
  /** How many verifications of it stand. */
  standing: number;
}

/** from which emissions of a year on reductions are credited. */
export interface Threshold {
  readonly baseline: bigint;
  readonly threshold: bigint;
  readonly mode: 'no-lose' | 'symmetric';
}

/** What stands verified of a programme, host and year. */
export interface VerifiedYear {
  lines: number;
  /** How many of them compare emissions with a baseline. */
  actuals: number;
  own: bigint;
  /** As stated or restated; what may ever be issued of it, issued or not; and what of that was authorized. */
  verified: bigint;
  issuable: bigint;
  authorized: bigint;
}

export interface HostApproval {
  readonly maximumAnnualAmount: bigint;
  readonly renewalsAllowed: boolean;
  readonly waivesAdaptationExemption: boolean | null;
  readonly maximumCreditingYears: number | null;
  /** The end of the programme as it was when the host approved. */
  readonly until: string;
  /** From when on the host approves no more, and by which event. */
  withdrawn: { readonly from: string; readonly revision: string } | null;
  readonly since: string;
}

interface Days {
  readonly from: string;
  readonly to: string;
}

export interface Component {
  readonly component: string;
  readonly programme: string;
  readonly host: string;
  readonly site: string | null;
  readonly location: Location | null;
  readonly technology: string;
  crediting: { readonly type: string; readonly start: string; readonly end: string };
  /** How often it was renewed, also as what it was before; and at which event last. */
  renewed: number;
  renewedAt: string | null;
  readonly validatedBy: string;
  readonly includedOn: string;
  readonly expectedAnnual: bigint;
  excluded: Exclusion | null;
  /** The component as which it came back. */
  successor: string | null;
  readonly schemes: readonly OtherScheme[];
  readonly since: string;
  /** The spans of days that are verified, as they came. */
  readonly verified: (Days & { readonly verification: string; readonly revision: string })[];
  /** What is verified of it, by vintage, in the order of verification. */
  lines: VerifiedLine[];
  readonly reports: Map<string, string>;
  deficit: bigint;
  /** What of that comes from programmes inside. */
  nested: bigint;
  issued: bigint;
  firstIssuedOn: string | null;
  /** Obligations to replace units of it. */
  readonly debts: Obligation[];
}

interface Exclusion {
  readonly cause: 'voluntary' | 'erroneous';
  readonly effective: string;
  /** Whether a DOE is at fault, which replaces all that was issued. */
  readonly atFault: boolean;
  readonly revision: string;
}

export interface Location {
  readonly latitude: string;
  readonly longitude: string;
}
interface OtherScheme {
  readonly scheme: string;
  readonly identifier: string;
  readonly state: 'deregistered' | 'registered';
  readonly creditedUntil?: string | null | undefined;
}

export interface VerifiedLine {
  readonly verification: string;
  readonly vintage: string;
  readonly carriedIn: bigint;
  readonly first: bigint;
  /** What of it is the host's own contribution, and whether it compares emissions. */
  readonly own: bigint;
  readonly isActual: boolean;
  /** What of it is taken for what is paid for. */
  readonly given: readonly Given[];
  /** As the report states them. */
  readonly deductions: readonly { readonly reason: string; readonly quantity: string }[] | null;
  verified: bigint;
  /** Verified less deducted less what was taken of it at once: below 0 for a negative result. */
  net: bigint;
  issued: bigint;
  /** What later negative results took of it before it was issued. */
  settled: bigint;
  /** What of its shortfall the component's deficit has, and what of it an obligation has. */
  carried: bigint;
  replaced: bigint;
  /** Where its programme has buffers of its own. */
  buffered: Buffered | null;
}

/** What is issued of a line, and what of that each buffer has by its rate. */
export interface Buffered {
  gross: bigint;
  uncertainty: bigint;
  reversal: bigint;
  pooled: bigint;
}

/** The buffers of a programme: the rates as they were set, and each release of one. */
export interface Buffers {
  readonly bps: Readonly<Record<'uncertainty' | 'reversal' | 'pooled', bigint>>;
  readonly releases: {
    readonly buffer: string;
    readonly first: string;
    readonly last: string;
    readonly components: ReadonlySet<string> | null;
    readonly newBps: bigint;
  }[];
}

/** Where the verified tonnes of a programme, host and vintage stand. */
export interface Ladder {
  verified: bigint;
  /** By the reason of the deduction. */
  readonly deducted: Map<string, bigint>;
  carriedIn: bigint;
  issued: bigint;
  issuable: bigint;
  carriedOut: bigint;
}

/** What one verification says of one component. */
export interface Report {
  readonly component: string;
  readonly sha256: string;
  readonly lines: readonly VerifiedLine[];
  /** What it took off other lines of the component. */
  readonly took: { readonly line: VerifiedLine; readonly quantity: bigint }[];
  /** What of the deficit ended with it, and what of the deficit before it came from programmes inside. */
  ended: bigint;
  readonly nestedBefore: bigint;
  /** The claims of programmes inside that it deducted. */
  readonly covered: readonly Covered[];
  /** The events that made and restated it. */
  readonly revisions: string[];
}

export interface Verification {
  readonly verification: string;
  readonly programme: string;
  readonly host: string;
  readonly from: string;
  readonly to: string;
  readonly verifiedBy: string;
  readonly since: string;
  /** By component. */
  readonly reports: Map<string, Report>;
  /** By component and vintage. */
  readonly lines: Map<string, VerifiedLine>;
  /** What its issuances paid so far, by the rates and roundings they paid at. */
  readonly paid: Map<string, Levied>;
  withdrawn: boolean;
}

/** What was issued and levied of it. */
export interface Levied {
  readonly gross: bigint;
  readonly adaptation: bigint;
  readonly omge: bigint;
  readonly buffer: bigint;
}

export interface Obligation {
  readonly obligation: string;
  readonly kind: 'replacement' | 'replenishment';
  readonly component: string;
  readonly debtor: string;
  /** The revision of what made it due. */
  readonly cause: string;
  quantity: bigint;
  /** What it fills up again; null where units are replaced. */
  readonly reversal: Reversal | null;
  /** What is met of it, and of a reversal's kinds how many of each. */
  discharged: bigint;
  readonly met: Map<string, bigint>;
}

/** Removals that were released again. */
export interface Reversal {
  readonly reversal: string;
  readonly component: string;
  readonly quantity: bigint;
  readonly avoidable: boolean;
  /** The revision that confirmed it. */
  confirmed: string | null;
  /** What was confirmed of each kind. */
  readonly kinds: Map<string, bigint>;
}
